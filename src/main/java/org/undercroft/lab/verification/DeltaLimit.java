package org.undercroft.lab.verification;

import org.jspecify.annotations.Nullable;
import org.undercroft.lab.verification.DeltaLimits.Percentile;

/** How far a value may lie from the patient's last. */
public sealed interface DeltaLimit {

    /** Whether the value lies further; no when there is nothing to compare with. */
    boolean isExceeded(Candidate candidate);

    /** How it is written in a rule. */
    String text();

    /** In percent of the last value. */
    record Percent(double most) implements DeltaLimit {

        @Override
        public boolean isExceeded(Candidate candidate) {
            return exceeds(candidate.changeInPercent(), most);
        }

        @Override
        public String text() {
            return number(most) + " %";
        }
    }

    /** In the unit of the test. */
    record Absolute(double most) implements DeltaLimit {

        @Override
        public boolean isExceeded(Candidate candidate) {
            return exceeds(candidate.change(), most);
        }

        @Override
        public String text() {
            return number(most);
        }
    }

    /**
     * The reference change value: what analytical and biological variation explain,
     * {@code RCV = √2 · Z · √(CVa² + CVi²)} (Harris and Yasaka 1983).
     *
     * @param analytical the method's own variation, CV in percent
     * @param individual the variation within a person, CV in percent
     * @param z how sure; 1.96 for 95 % on both sides
     */
    record ReferenceChange(double analytical, double individual, double z) implements DeltaLimit {

        /** 95 % on both sides. */
        public static final double USUAL_Z = 1.96;

        /** The limit in percent. */
        public double percent() {
            return Math.sqrt(2) * z * Math.hypot(analytical, individual);
        }

        @Override
        public boolean isExceeded(Candidate candidate) {
            return exceeds(candidate.changeInPercent(), percent());
        }

        @Override
        public String text() {
            return "rcv(" + number(analytical) + ", " + number(individual) + (z == USUAL_Z ? "" : ", " + number(z))
                    + ")";
        }
    }

    /**
     * What nearly all pairs of the own history keep within, times a margin.
     *
     * @param percentile which share
     * @param times the margin, 1 for none
     */
    record Learned(Percentile percentile, double times) implements DeltaLimit {

        @Override
        public boolean isExceeded(Candidate candidate) {
            return candidate
                    .deltas()
                    .of(candidate.test(), candidate.ward())
                    .map(usual -> exceeds(candidate.changeInPercent(), times * usual.at(percentile)))
                    .orElse(false);
        }

        @Override
        public String text() {
            return (times == 1 ? "" : number(times) + " * ") + percentile.label();
        }
    }

    private static boolean exceeds(@Nullable Double change, double most) {
        return change != null && Math.abs(change) > most;
    }

    private static String number(double value) {
        return new java.math.BigDecimal(String.valueOf(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
