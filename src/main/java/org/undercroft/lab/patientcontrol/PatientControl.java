package org.undercroft.lab.patientcontrol;

/**
 * How a test's results on an analyzer are watched.
 *
 * @param statistic which moving statistic
 * @param size its window or batch, at least 2
 * @param target the statistic's value while all is well
 * @param truncateLow results below don't enter; negative infinity for no limit
 * @param truncateHigh results above don't enter; infinity for no limit
 * @param lower an alarm below
 * @param upper an alarm above
 */
public record PatientControl(
        Statistic statistic,
        int size,
        double target,
        double truncateLow,
        double truncateHigh,
        double lower,
        double upper) {

    private static final int LARGEST = 1_000;

    public PatientControl {
        if (size < 2 || size > LARGEST) {
            throw new IllegalArgumentException("A window has 2 to " + LARGEST + " results, not " + size);
        }
        if (!(truncateLow < truncateHigh)) {
            throw new IllegalArgumentException("The lower truncation limit lies below the upper one");
        }
        if (!(lower < upper)) {
            throw new IllegalArgumentException("The lower control limit lies below the upper one");
        }
    }

    /** The same with other control limits. */
    PatientControl within(double newLower, double newUpper) {
        return new PatientControl(statistic, size, target, truncateLow, truncateHigh, newLower, newUpper);
    }

    /** Whether a value of the statistic is an alarm; not a number is none. */
    public boolean alarms(double value) {
        return value < lower || value > upper;
    }

    /** Whether a result enters. */
    public boolean takes(double result) {
        return result >= truncateLow && result <= truncateHigh;
    }
}
