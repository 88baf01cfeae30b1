package org.undercroft.lab.control;

import static org.undercroft.lab.control.ControlRule.FOUR_1S;
import static org.undercroft.lab.control.ControlRule.ONE_25S;
import static org.undercroft.lab.control.ControlRule.ONE_2S;
import static org.undercroft.lab.control.ControlRule.ONE_3S;
import static org.undercroft.lab.control.ControlRule.R_4S;
import static org.undercroft.lab.control.ControlRule.R_4S_RANGE;
import static org.undercroft.lab.control.ControlRule.TEN_X;
import static org.undercroft.lab.control.ControlRule.TWO_2S;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often control rules reject a run, found by trying: Gaussian, independent measurements, as many as the run has, each
 * judged by the program's own rules. Rules within the run are asked after each measurement, rules across runs when the run
 * is complete, with as many complete runs before it, all in the same state, as the procedure looks back on.
 */
public final class ControlPower {

    /** So many runs are tried with one stream of random numbers, so that a figure doesn't depend on the processors. */
    private static final int BATCH = 20_000;

    private static final long SEED = 20260101;

    private ControlPower() {}

    /**
     * A row of the power table.
     *
     * @param name the procedure as it is written
     * @param inRun rules within the run
     * @param acrossRuns rules across runs
     * @param measurements in a run
     * @param runs the run judged and those before it
     * @param published per cent rejected in each {@link State}; not a number where nothing is published
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(
            String name,
            List<ControlRule> inRun,
            List<ControlRule> acrossRuns,
            int measurements,
            int runs,
            double... published) {

        /** What is published of a state, in per cent; not a number if nothing is. */
        public double published(State state) {
            return published[state.column];
        }
    }

    /** The method's state: how far its mean has shifted and by what its deviation has grown. */
    public enum State {
        /** As it should be: what is rejected is rejected falsely. */
        IN_CONTROL(0, 0, 1),
        SHIFT_1(1, 1, 1),
        SHIFT_2(2, 2, 1),
        SHIFT_3(3, 3, 1),
        SHIFT_4(4, 4, 1),
        DEVIATION_2(5, 0, 2),
        DEVIATION_3(6, 0, 3);

        private final int column;
        private final double shift;
        private final double deviation;

        State(int column, double shift, double deviation) {
            this.column = column;
            this.shift = shift;
            this.deviation = deviation;
        }
    }

    /** The table of the literature and of exact computation. */
    public static List<Row> table() {
        double none = Double.NaN;
        List<ControlRule> multirule = List.of(ONE_3S, TWO_2S, R_4S);
        List<ControlRule> ranged = List.of(ONE_3S, TWO_2S, R_4S_RANGE);
        List<ControlRule> four = List.of(ONE_3S, TWO_2S, R_4S, FOUR_1S);
        List<ControlRule> fourRanged = List.of(ONE_3S, TWO_2S, R_4S_RANGE, FOUR_1S);
        return List.of(
                row("1-2s", ONE_2S, 2, 8.89, 29.4, 75.0, 97.5, 99.9, 53.4, 75.5),
                row("1-2s", ONE_2S, 4, 17.0, 50.3, 93.7, 99.9, 100, 78.2, 94.0),
                row("1-2.5s", ONE_25S, 2, 2.47, 13.0, 52.1, 90.5, 99.6, 37.9, 64.6),
                row("1-2.5s", ONE_25S, 4, 4.88, 24.3, 77.1, 99.1, 100, 61.3, 87.4),
                row("1-3s", ONE_3S, 2, 0.54, 4.5, 29.1, 75.0, 97.5, 24.9, 53.3),
                row("1-3s", ONE_3S, 4, 1.08, 8.8, 50.0, 93.8, 99.9, 43.7, 78.3),
                new Row("1-3s/2-2s/R-4s", multirule, List.of(), 2, 1, 0.72, 6.4, 40.8, 86.6, 99.3, 28.3, 56.8),
                new Row("1-3s/2-2s/R-4s range", ranged, List.of(), 2, 1, 0.97, none, none, none, none, none, none),
                new Row("1-3s/2-2s/R-4s/4-1s", four, List.of(), 4, 1, 1.97, 17.9, 78.9, 99.5, 100, 53.0, 83.8),
                new Row(
                        "1-3s/2-2s/R-4s range/4-1s",
                        fourRanged,
                        List.of(),
                        4,
                        1,
                        3.23,
                        none,
                        none,
                        none,
                        none,
                        none,
                        none),
                new Row(
                        "multirule + 4-1s over 2 runs",
                        multirule,
                        List.of(FOUR_1S),
                        2,
                        2,
                        0.87,
                        11.6,
                        65.6,
                        97.3,
                        none,
                        none,
                        none),
                new Row(
                        "+ 10x over 5 runs",
                        multirule,
                        List.of(FOUR_1S, TEN_X),
                        2,
                        5,
                        1.06,
                        26.0,
                        90.1,
                        99.8,
                        none,
                        none,
                        none));
    }

    private static Row row(String name, ControlRule rule, int measurements, double... published) {
        return new Row(name, List.of(rule), List.of(), measurements, 1, published);
    }

    /** Per cent of runs rejected, over this many runs, on all processors. */
    public static double rejected(Row row, State state, int trials) {
        int batches = Math.ceilDiv(trials, BATCH);
        SplittableRandom root = new SplittableRandom(SEED);
        List<SplittableRandom> streams = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            streams.add(root.split());
        }
        long rejections = IntStream.range(0, batches)
                .parallel()
                .mapToLong(i -> rejections(row, state, streams.get(i), Math.min(BATCH, trials - i * BATCH)))
                .sum();
        return 100.0 * rejections / trials;
    }

    private static long rejections(Row row, State state, SplittableRandom random, int trials) {
        double[] chain = new double[row.measurements() * row.runs()];
        long rejections = 0;
        for (int trial = 0; trial < trials; trial++) {
            for (int i = 0; i < chain.length; i++) {
                chain[i] = state.shift + state.deviation * random.nextGaussian();
            }
            if (isRejected(row, chain)) {
                rejections++;
            }
        }
        return rejections;
    }

    private static boolean isRejected(Row row, double[] chain) {
        int begin = chain.length - row.measurements();
        for (int end = begin + 1; end <= chain.length; end++) {
            double[] run = java.util.Arrays.copyOfRange(chain, begin, end);
            for (ControlRule rule : row.inRun()) {
                if (rule.isBroken(run)) {
                    return true;
                }
            }
        }
        return row.acrossRuns().stream().anyMatch(rule -> rule.isBroken(chain));
    }
}
