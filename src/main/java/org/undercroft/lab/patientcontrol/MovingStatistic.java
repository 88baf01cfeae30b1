package org.undercroft.lab.patientcontrol;

import java.util.Arrays;
import java.util.List;

/** A moving statistic at one moment: results go in, its values come out. Of one thread at a time. */
final class MovingStatistic {

    private final PatientControl control;
    private final double[] window;
    private int filled;
    private int next;
    private double level;

    MovingStatistic(PatientControl control) {
        this(control, control.target(), List.of());
    }

    /**
     * One that goes on from where it stood.
     *
     * @param level as it was
     * @param recent the results in the window or begun batch, oldest first
     */
    MovingStatistic(PatientControl control, double level, List<Double> recent) {
        this.control = control;
        this.window = new double[control.size()];
        this.level = level;
        recent.stream().skip(Math.max(0, recent.size() - control.size())).forEach(this::keep);
    }

    private void keep(double result) {
        window[next] = result;
        next = (next + 1) % window.length;
        filled = Math.min(filled + 1, window.length);
    }

    /** Takes a result and gives the statistic's new value; not a number if there is none: truncated, or too few yet. */
    double add(double result) {
        if (!control.takes(result)) {
            return Double.NaN;
        }
        return switch (control.statistic()) {
            case MEAN -> {
                keep(result);
                yield whole(Arrays.stream(window).average().orElse(Double.NaN));
            }
            case MEDIAN -> {
                keep(result);
                yield whole(median());
            }
            case EWMA -> {
                double weight = 2.0 / (control.size() + 1);
                level = weight * result + (1 - weight) * level;
                yield level;
            }
            case BULL -> batch(result);
        };
    }

    private double whole(double value) {
        return filled < window.length ? Double.NaN : value;
    }

    private double median() {
        double[] sorted = window.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private double batch(double result) {
        keep(result);
        if (filled < window.length) {
            return Double.NaN;
        }
        level = Statistic.bull(level, window);
        filled = 0;
        next = 0;
        return level;
    }

    /** What it stands on, for going on later. */
    double level() {
        return level;
    }

    /** The results in the window or begun batch, oldest first. */
    List<Double> recent() {
        int start = filled < window.length ? 0 : next;
        return java.util.stream.IntStream.range(0, filled)
                .mapToObj(i -> window[(start + i) % window.length])
                .toList();
    }
}
