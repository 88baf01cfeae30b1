package org.undercroft.lab.centrifuge;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponentially weighted moving average chart (Roberts 1959; NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.4):
 * z(i) = λ x(i) + (1 − λ) z(i − 1), with z(0) the mean of the time before, and control limits at
 * mean ± L s √(λ / (2 − λ) · (1 − (1 − λ)^2i)).
 */
public final class MovingAverage {

    private MovingAverage() {}

    /** What is known of the time before; the standard deviation is above zero. */
    public record Baseline(double mean, double deviation, int count) {

        /** From values; a deviation too small to be true is taken as the least. */
        public static Baseline of(List<Double> values, double leastDeviation) {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double squares = values.stream()
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
            return new Baseline(mean, Math.max(deviation, leastDeviation), values.size());
        }
    }

    /** One step: the value, the average after it, and the upper limit then. */
    public record Step(double value, double average, double upper) {

        /** Whether the average went over its limit. */
        public boolean isOver() {
            return average > upper;
        }
    }

    /**
     * The chart.
     *
     * @param lambda the weight of the newest value, above 0 and at most 1
     * @param width L, the distance of the limits in standard deviations
     */
    public static List<Step> chart(List<Double> values, Baseline baseline, double lambda, double width) {
        if (!(lambda > 0) || lambda > 1) {
            throw new IllegalArgumentException("The weight is above 0 and at most 1, not " + lambda);
        }
        List<Step> steps = new ArrayList<>(values.size());
        double average = baseline.mean();
        double remaining = 1;
        for (double value : values) {
            average = lambda * value + (1 - lambda) * average;
            remaining *= (1 - lambda) * (1 - lambda);
            double spread = baseline.deviation() * Math.sqrt(lambda / (2 - lambda) * (1 - remaining));
            steps.add(new Step(value, average, baseline.mean() + width * spread));
        }
        return steps;
    }
}
