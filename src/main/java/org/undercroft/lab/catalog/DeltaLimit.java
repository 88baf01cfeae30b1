package org.undercroft.lab.catalog;

import java.math.BigDecimal;

/**
 * How far a value may lie from the patient's former one.
 *
 * @param kind how the distance is told
 * @param limit the greatest distance that surprises nobody: in the test's unit or in percent
 * @param days how long the former value counts
 */
public record DeltaLimit(Kind kind, BigDecimal limit, int days) {

    private static final double Z_95 = 1.96;

    /** How a distance is told. */
    public enum Kind {
        /** The difference, in the test's unit. */
        ABSOLUTE("Difference"),
        /** The difference in percent of the former value. */
        PERCENT("Percent"),
        /** The reference change value, in percent of the former value. */
        RCV("Reference change value, %");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * The reference change value in percent: the difference of two values that is more than analytical and
     * within-subject variation explain, two-sided at 95 % (Fraser and Harris, Crit Rev Clin Lab Sci 1989;27:409).
     *
     * @param analyticalVariation coefficient of variation of the method in percent
     * @param withinSubjectVariation coefficient of variation within a healthy person in percent
     */
    public static double referenceChange(double analyticalVariation, double withinSubjectVariation) {
        return Math.sqrt(2) * Z_95 * Math.hypot(analyticalVariation, withinSubjectVariation);
    }
}
