package org.undercroft.lab.calculation;

/** What a formula gives. */
public sealed interface Outcome {

    /**
     * A number, not yet rounded.
     *
     * @param number in the formula's unit
     */
    record Computed(double number) implements Outcome {}

    /**
     * None, because the formula doesn't hold here.
     *
     * @param reason for a person
     */
    record NotComputable(String reason) implements Outcome {}

    /** A number; one that is none (a division by zero, say) is not computable. */
    static Outcome of(double number) {
        return Double.isFinite(number)
                ? new Computed(number)
                : new NotComputable("the values give no number (a division by zero)");
    }

    /** None, and why. */
    static Outcome none(String reason) {
        return new NotComputable(reason);
    }
}
