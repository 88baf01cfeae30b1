package org.undercroft.lab.proficiency;

import org.jspecify.annotations.Nullable;

/**
 * How a laboratory's value compares with those of others.
 *
 * @param value the laboratory's
 * @param target the assigned value or the peers' mean
 * @param deviation the peers' standard deviation, or the one assigned; null if nobody said
 * @param allowable the allowable error in the test's unit; null if nobody said
 */
public record Score(
        double value,
        double target,
        @Nullable Double deviation,
        @Nullable Double allowable) {

    /** How a value is judged. */
    public enum Verdict {
        ACCEPTABLE("Acceptable"),
        WARNING("Warning"),
        UNACCEPTABLE("Unacceptable"),
        /** Neither deviation nor allowable error is known. */
        NOT_JUDGED("Not judged");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** The standard deviation index, which ISO 13528 calls z: {@code (value - target) / deviation}; null if unknown. */
    public @Nullable Double index() {
        return deviation == null || deviation <= 0 ? null : (value - target) / deviation;
    }

    /** The bias in per cent of the target; not a number for a target of 0. */
    public double bias() {
        return target == 0 ? Double.NaN : 100 * (value - target) / Math.abs(target);
    }

    /**
     * By the allowable error where it is known; else by the index: up to 2 is acceptable, 3 and more unacceptable (ISO 13528,
     * clause 9.4).
     */
    public Verdict verdict() {
        if (allowable != null) {
            return Math.abs(value - target) <= allowable ? Verdict.ACCEPTABLE : Verdict.UNACCEPTABLE;
        }
        Double index = index();
        if (index == null) {
            return Verdict.NOT_JUDGED;
        }
        double size = Math.abs(index);
        return size <= 2 ? Verdict.ACCEPTABLE : size < 3 ? Verdict.WARNING : Verdict.UNACCEPTABLE;
    }

    /** The laboratory's CV over the peers' (coefficient of variation ratio); not a number if the peers have none. */
    public static double variationRatio(double mean, double deviation, double peerMean, double peerDeviation) {
        return (deviation / mean) / (peerDeviation / peerMean);
    }
}
