package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the signal to cutoff ratio of an assay is read.
 *
 * @param test our test
 * @param negativeBelow below it is nonreactive
 * @param positiveFrom from it on is reactive; between the two lies the grey zone
 * @param ratioTest our test under which an analyzer sends the ratio; empty if none does
 */
public record SerologyAssay(String test, BigDecimal negativeBelow, BigDecimal positiveFrom, String ratioTest) {

    /** A ratio in the grey zone is measured again so often. */
    public static final int REPEATS = 2;

    /** Validates the limits. */
    public SerologyAssay {
        if (negativeBelow.signum() < 0 || negativeBelow.compareTo(positiveFrom) > 0) {
            throw new IllegalArgumentException("The grey zone of " + test + " begins below where it ends");
        }
    }

    /** What ratios amount to. */
    public enum Verdict {
        NOTHING("Not measured"),
        NONREACTIVE("nonreactive"),
        REACTIVE("reactive"),
        REPEAT("Repeat in duplicate"),
        EQUIVOCAL("equivocal");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As people and reports read it. */
        public String label() {
            return label;
        }

        /** Whether it can be reported. */
        public boolean isFinal() {
            return this != NOTHING && this != REPEAT;
        }
    }

    /**
     * What the ratios of one specimen amount to, in the order in which they were measured. The first decides alone unless it
     * lies in the grey zone; then two more are measured, and what two of the three say holds, else it is equivocal.
     */
    public Verdict verdict(List<BigDecimal> ratios) {
        if (ratios.isEmpty()) {
            return Verdict.NOTHING;
        }
        Verdict first = single(ratios.getFirst());
        if (first != Verdict.EQUIVOCAL) {
            return first;
        }
        if (ratios.size() <= REPEATS) {
            return Verdict.REPEAT;
        }
        List<Verdict> three =
                ratios.subList(0, 1 + REPEATS).stream().map(this::single).toList();
        return List.of(Verdict.REACTIVE, Verdict.NONREACTIVE).stream()
                .filter(verdict ->
                        three.stream().filter(each -> each == verdict).count() >= 2)
                .findFirst()
                .orElse(Verdict.EQUIVOCAL);
    }

    private Verdict single(BigDecimal ratio) {
        if (ratio.compareTo(negativeBelow) < 0) {
            return Verdict.NONREACTIVE;
        }
        return ratio.compareTo(positiveFrom) >= 0 ? Verdict.REACTIVE : Verdict.EQUIVOCAL;
    }

    /** What the report says beside the verdict. */
    public String words(List<BigDecimal> ratios) {
        String all = ratios.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
        boolean repeated = single(ratios.getFirst()) == Verdict.EQUIVOCAL;
        return "Signal to cutoff " + all
                + (repeated
                        ? "; the first lies in the grey zone " + negativeBelow.toPlainString() + " to "
                                + positiveFrom.toPlainString() + ", repeated in duplicate"
                        : "");
    }
}
