package org.undercroft.lab.quality;

/**
 * Mean and standard deviation of some measurements.
 *
 * @param count how many
 * @param mean not a number for none
 * @param deviation of a sample (n - 1); not a number for fewer than two
 */
public record Spread(int count, double mean, double deviation) {

    /** The coefficient of variation in per cent; not a number if there is none. */
    public double variation() {
        return mean == 0 ? Double.NaN : 100 * deviation / Math.abs(mean);
    }
}
