package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.hematology.CellClass.Family;

/**
 * One family of leukocytes as counted by eye and as the analyzer counted it.
 *
 * @param family which
 * @param cells counted by eye
 * @param percent their share
 * @param limits between which shares the true one lies with 95 % confidence
 * @param analyzer the analyzer's share in percent
 */
public record Comparison(Family family, int cells, BigDecimal percent, CountLimits limits, BigDecimal analyzer) {

    /** Compares as far as the analyzer gave shares; nothing is compared before a cell was counted. */
    public static List<Comparison> of(Tally tally, Map<Family, BigDecimal> analyzer) {
        if (tally.leukocytes() == 0) {
            return List.of();
        }
        return analyzer.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(share -> of(tally, share.getKey(), share.getValue()))
                .toList();
    }

    private static Comparison of(Tally tally, Family family, BigDecimal analyzer) {
        int cells = tally.count(family);
        return new Comparison(
                family,
                cells,
                Differential.percent(cells, tally.leukocytes()),
                CountLimits.of(cells, tally.leukocytes()),
                analyzer);
    }

    /** Whether chance alone explains the difference. */
    public boolean agrees() {
        return limits.contains(analyzer.doubleValue());
    }
}
