package org.undercroft.lab.patientcontrol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Finds out on past results how soon a patient-based control would see a bias: the bias is added from a random result on,
 * and the results until the first alarm are counted (bias insertion; recommended by the IFCC committee, Clin Chem Lab Med
 * 2020).
 */
public final class BiasInsertion {

    private static final int TRIALS = 200;
    private static final long SEED = 7;
    private static final double NINETY_FIFTH = 0.95;

    private BiasInsertion() {}

    /**
     * How soon one bias is seen.
     *
     * @param biasPercent the bias
     * @param detected in how many trials of a hundred it was seen before the history ended
     * @param median results until it was seen in the median trial (MNPed); not a number if half never saw it
     * @param mean results until it was seen, on average over the trials that saw it (ANPed)
     * @param ninetyFifth results after which 95 of 100 trials had seen it; not a number if fewer ever did
     */
    public record Detection(double biasPercent, double detected, double median, double mean, double ninetyFifth) {}

    /** Values of the statistic over a history in which nothing was wrong. */
    public static double[] values(PatientControl control, double[] history) {
        MovingStatistic statistic = new MovingStatistic(control);
        return Arrays.stream(history)
                .map(statistic::add)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Per cent of the statistic's values that would alarm although nothing was wrong. */
    public static double falseAlarms(PatientControl control, double[] history) {
        double[] values = values(control, history);
        long alarms = Arrays.stream(values).filter(control::alarms).count();
        return values.length == 0 ? Double.NaN : 100.0 * alarms / values.length;
    }

    /**
     * The control with limits outside which so many per cent of the statistic's values lie in a history in which nothing
     * was wrong, half on either side.
     */
    public static PatientControl limited(PatientControl control, double[] history, double falseAlarmPercent) {
        double[] sorted = Arrays.stream(values(control, history)).sorted().toArray();
        if (sorted.length < 2 || sorted[0] == sorted[sorted.length - 1]) {
            throw new IllegalArgumentException("There are too few past results to find limits from");
        }
        double tail = falseAlarmPercent / 200;
        return control.within(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** How soon each of these biases is seen, in their order. */
    public static List<Detection> detect(PatientControl control, double[] history, double... biasPercents) {
        return Arrays.stream(biasPercents)
                .mapToObj(bias -> detect(control, history, bias))
                .toList();
    }

    private static Detection detect(PatientControl control, double[] history, double bias) {
        int warmUp = 2 * control.size();
        if (history.length < 3 * warmUp) {
            return new Detection(bias, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> seen = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            int onset = warmUp + random.nextInt(history.length - 2 * warmUp);
            Stream.of(resultsUntilAlarm(control, history, onset, bias))
                    .filter(results -> results > 0)
                    .forEach(seen::add);
        }
        seen.sort(null);
        return new Detection(
                bias,
                100.0 * seen.size() / TRIALS,
                ofAll(seen, 0.5),
                seen.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN),
                ofAll(seen, NINETY_FIFTH));
    }

    private static double ofAll(List<Integer> seen, double share) {
        int place = (int) Math.ceil(share * TRIALS) - 1;
        return place < seen.size() ? seen.get(place) : Double.NaN;
    }

    /** How many biased results pass until the alarm, the alarming one included; 0 if none comes. */
    private static int resultsUntilAlarm(PatientControl control, double[] history, int onset, double bias) {
        MovingStatistic statistic = new MovingStatistic(control);
        int start = Math.max(0, onset - 4 * control.size());
        for (int i = start; i < onset; i++) {
            statistic.add(history[i]);
        }
        for (int i = onset; i < history.length; i++) {
            if (control.alarms(statistic.add(history[i] * (1 + bias / 100)))) {
                return i - onset + 1;
            }
        }
        return 0;
    }
}
