package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.verification.DeltaLimits.Percentile;
import org.undercroft.lab.verification.DeltaLimits.Usual;
import org.undercroft.lab.verification.DeltaLimits.Whose;

/**
 * Learns from pairs of values what is usual. Limits by biological variation alone (RCV) alarm on 12 to 41 % of real
 * pairs, because patients in hospital are not at rest; percentiles of the laboratory's own pairs hold exactly as many as
 * their name says.
 */
public final class DeltaLearning {

    /** Fewer pairs than this say nothing about the rare ones; EP28 asks as many for a 95 % interval. */
    public static final int FEWEST = 120;

    private DeltaLearning() {}

    /**
     * Two values of one patient, one behind the other.
     *
     * @param test our code
     * @param ward where the patient lay at the second; empty if unknown
     * @param before the first value
     * @param after the second value
     */
    public record Pair(String test, String ward, double before, double after) {

        double changeInPercent() {
            return Math.abs(100 * (after - before) / before);
        }
    }

    /** The limits that these pairs teach; a test or ward with fewer than {@value #FEWEST} pairs gets none. */
    public static DeltaLimits of(long version, Collection<Pair> pairs) {
        Map<Whose, List<Double>> changes = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.before() != 0) {
                double change = pair.changeInPercent();
                changes.computeIfAbsent(new Whose(pair.test(), ""), _ -> new ArrayList<>())
                        .add(change);
                if (!pair.ward().isEmpty()) {
                    changes.computeIfAbsent(new Whose(pair.test(), pair.ward()), _ -> new ArrayList<>())
                            .add(change);
                }
            }
        }
        Map<Whose, Usual> usual = new HashMap<>();
        changes.forEach((whose, all) -> {
            if (all.size() >= FEWEST) {
                usual.put(whose, usual(all));
            }
        });
        return new DeltaLimits(version, usual);
    }

    private static Usual usual(List<Double> changes) {
        double[] sorted =
                changes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Map<Percentile, Double> percentiles = new EnumMap<>(Percentile.class);
        for (Percentile percentile : Percentile.values()) {
            percentiles.put(percentile, quantile(sorted, percentile.share()));
        }
        return new Usual(sorted.length, percentiles);
    }

    /** Linear between the order statistics (Hyndman and Fan 1996, type 7). */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
