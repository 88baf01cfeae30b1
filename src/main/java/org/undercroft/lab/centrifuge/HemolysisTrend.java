package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hemolysis indices of a ward or of a centrifuge, judged by a moving average of ln(1 + index): indices are never
 * negative and far from symmetric, their logarithms nearly so. The time before is what is older than a week, or the first
 * {@value #LEAST} indices where that is too little.
 *
 * @param kind WARD or CENTRIFUGE
 * @param name which
 * @param equipmentTag the centrifuge's asset tag; empty for a ward
 * @param indices in order of time
 * @param judgedFrom the place of the first index that is judged; those before are the time before
 * @param baseline null if there are too few to judge
 * @param steps of those that are judged
 */
public record HemolysisTrend(
        Kind kind,
        String name,
        String equipmentTag,
        List<Index> indices,
        int judgedFrom,
        MovingAverage.@Nullable Baseline baseline,
        List<MovingAverage.Step> steps) {

    /** The fewest indices that make a time before. */
    public static final int LEAST = 20;

    private static final Duration RECENT = Duration.ofDays(7);
    private static final double LAMBDA = 0.2;
    private static final double WIDTH = 3;
    private static final double LEAST_DEVIATION = 0.1;

    /** What is watched. */
    public enum Kind {
        /** Where specimens are drawn. */
        WARD,
        /** Where they are spun. */
        CENTRIFUGE
    }

    /** One hemolysis index. */
    public record Index(long result, String accession, Instant at, BigDecimal value) {}

    public HemolysisTrend {
        indices = List.copyOf(indices);
        steps = List.copyOf(steps);
    }

    /** Judges the indices of one ward or centrifuge. */
    public static HemolysisTrend of(Kind kind, String name, String equipmentTag, List<Index> indices, Instant now) {
        int recent = 0;
        while (recent < indices.size() && indices.get(recent).at().isBefore(now.minus(RECENT))) {
            recent++;
        }
        int from = Math.max(recent, LEAST);
        if (indices.size() < from || indices.size() < LEAST) {
            return new HemolysisTrend(kind, name, equipmentTag, indices, indices.size(), null, List.of());
        }
        List<Double> logarithms = new ArrayList<>();
        indices.forEach(
                index -> logarithms.add(Math.log1p(Math.max(0, index.value().doubleValue()))));
        var baseline = MovingAverage.Baseline.of(logarithms.subList(0, from), LEAST_DEVIATION);
        return new HemolysisTrend(
                kind,
                name,
                equipmentTag,
                indices,
                from,
                baseline,
                MovingAverage.chart(logarithms.subList(from, logarithms.size()), baseline, LAMBDA, WIDTH));
    }

    /** Whether the average is over its limit now. */
    public boolean isDrifting() {
        return !steps.isEmpty() && steps.getLast().isOver();
    }

    /** Since which index it is over its limit without a break; null if it isn't now. */
    public @Nullable Index since() {
        if (!isDrifting()) {
            return null;
        }
        int first = steps.size() - 1;
        while (first > 0 && steps.get(first - 1).isOver()) {
            first--;
        }
        return indices.get(judgedFrom + first);
    }

    /** The usual index: the baseline's mean, back from its logarithm. */
    public double usual() {
        return baseline == null ? Double.NaN : Math.expm1(baseline.mean());
    }

    /** The present average, back from its logarithm. */
    public double present() {
        return steps.isEmpty() ? Double.NaN : Math.expm1(steps.getLast().average());
    }

    /** The limit of the average, back from its logarithm. */
    public double limit() {
        return steps.isEmpty() ? Double.NaN : Math.expm1(steps.getLast().upper());
    }
}
