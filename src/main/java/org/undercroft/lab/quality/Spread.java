package org.undercroft.lab.quality;

import java.util.Collection;

/**
 * Mean and standard deviation of some measurements.
 *
 * @param count how many
 * @param mean not a number for none
 * @param deviation of a sample (n - 1); not a number for fewer than two
 */
public record Spread(int count, double mean, double deviation) {

    /** The spread of these values. */
    public static Spread of(Collection<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(count, mean, count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1)));
    }

    /** The coefficient of variation in per cent; not a number if there is none. */
    public double variation() {
        return mean == 0 ? Double.NaN : 100 * deviation / Math.abs(mean);
    }

    /**
     * The spread of two sets together, as if all their values were one (cumulative mean and deviation).
     *
     * @param other the second set
     */
    public Spread with(Spread other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        int all = count + other.count;
        double together = (count * mean + other.count * other.mean) / all;
        double squares = squares() + other.squares()
                + count * Math.pow(mean - together, 2)
                + other.count * Math.pow(other.mean - together, 2);
        return new Spread(all, together, all < 2 ? Double.NaN : Math.sqrt(squares / (all - 1)));
    }

    private double squares() {
        return count < 2 ? 0 : deviation * deviation * (count - 1);
    }
}
