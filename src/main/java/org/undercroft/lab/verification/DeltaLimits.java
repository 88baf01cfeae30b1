package org.undercroft.lab.verification;

import java.util.Map;
import java.util.Optional;

/**
 * How much values of one test usually differ from the same patient's last, learned from the laboratory's own history.
 *
 * @param version which learning; 0 if nothing was learned yet
 * @param usual by test, and by test and ward where there were enough pairs
 */
public record DeltaLimits(long version, Map<Whose, Usual> usual) {

    /** Nothing learned. */
    public static final DeltaLimits NONE = new DeltaLimits(0, Map.of());

    public DeltaLimits {
        usual = Map.copyOf(usual);
    }

    /**
     * Whom the figures are about.
     *
     * @param test our code
     * @param ward empty for all wards together
     */
    public record Whose(String test, String ward) {}

    /**
     * The distribution of the change between two values, in percent of the first, without its sign.
     *
     * @param pairs how many pairs it was learned from
     * @param percentiles the change below which that share of the pairs lies
     */
    public record Usual(int pairs, Map<Percentile, Double> percentiles) {

        public Usual {
            percentiles = Map.copyOf(percentiles);
        }

        /** The limit at a percentile. */
        public double at(Percentile percentile) {
            return percentiles.getOrDefault(percentile, Double.MAX_VALUE);
        }
    }

    /** The percentiles that are learned. */
    public enum Percentile {
        P50("p50", 0.5),
        P90("p90", 0.9),
        P95("p95", 0.95),
        P97_5("p97.5", 0.975),
        P99("p99", 0.99),
        P99_5("p99.5", 0.995),
        P99_9("p99.9", 0.999);

        private final String label;
        private final double share;

        Percentile(String label, double share) {
            this.label = label;
            this.share = share;
        }

        /** As rules write it. */
        public String label() {
            return label;
        }

        /** The share of pairs below. */
        public double share() {
            return share;
        }

        static Optional<Percentile> of(String label) {
            for (Percentile each : values()) {
                if (each.label.equals(label)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /** What is usual for a test on a ward; where the ward has no figures of its own, on all wards. */
    public Optional<Usual> of(String test, String ward) {
        Usual here = usual.get(new Whose(test, ward));
        return Optional.ofNullable(here != null ? here : usual.get(new Whose(test, "")));
    }
}
