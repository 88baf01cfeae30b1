package org.undercroft.lab.cumulative;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** Draws a patient's values of one test over time, with what is to be expected behind them. */
final class TrendChart {

    private TrendChart() {}

    /**
     * The chart.
     *
     * @param results in any order; those without a number are left out
     * @param range today's range of the patient; null if none fits
     */
    static Chart of(
            String test,
            String unit,
            List<ReportedResult> results,
            @Nullable ReferenceRange range,
            Instant from,
            Instant to,
            ZoneId zone) {
        List<ReportedResult> oldestFirst = results.stream()
                .filter(result -> result.number() != null)
                .sorted(Comparator.comparing(ReportedResult::at))
                .toList();
        Axis y = height(unit, oldestFirst, range);
        List<Chart.Point> points = oldestFirst.stream().map(TrendChart::point).toList();
        return new Chart(
                test,
                points.size() + " values" + (range == null ? "" : ", range " + range.text()),
                Axis.time("Collected", from, to, zone),
                y,
                range == null ? List.of() : List.of(band(range, y)),
                List.of(),
                points.isEmpty() ? List.of() : List.of(new Chart.Series(test, points, true, Tone.PLAIN)));
    }

    private static Axis height(String unit, List<ReportedResult> results, @Nullable ReferenceRange range) {
        DoubleSummaryStatistics values =
                results.stream().mapToDouble(TrendChart::number).summaryStatistics();
        List<Double> ends = new ArrayList<>();
        if (values.getCount() > 0) {
            ends.addAll(List.of(values.getMin(), values.getMax()));
        }
        if (range != null) {
            add(ends, range.low());
            add(ends, range.high());
        }
        return ends.isEmpty()
                ? Axis.numbers(unit, 0, 1)
                : Axis.numbers(
                        unit,
                        ends.stream().min(Comparator.naturalOrder()).orElseThrow(),
                        ends.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static void add(List<Double> ends, @Nullable BigDecimal limit) {
        if (limit != null) {
            ends.add(limit.doubleValue());
        }
    }

    private static Chart.Band band(ReferenceRange range, Axis y) {
        return new Chart.Band(
                range.low() == null ? y.from() : range.low().doubleValue(),
                range.high() == null ? y.to() : range.high().doubleValue(),
                Tone.GOOD);
    }

    private static Chart.Point point(ReportedResult result) {
        String at = Times.minutes(result.at());
        String value = (result.value() + " " + result.unit()).strip();
        double x = Axis.seconds(result.at());
        double y = number(result);
        return switch (result.flag()) {
            case "LL", "HH" -> Chart.Point.noted(x, y, Mark.SQUARE, Tone.CRITICAL, at, value, note(result));
            case "", "N" -> Chart.Point.noted(x, y, Mark.DISC, Tone.PLAIN, at, value, note(result));
            default -> Chart.Point.noted(x, y, Mark.TRIANGLE, Tone.CAUTION, at, value, note(result));
        };
    }

    private static String note(ReportedResult result) {
        return (result.flag() + (result.standing() == ReportedResult.Standing.CORRECTED ? " corrected" : "")
                        + " specimen " + result.accession())
                .strip();
    }

    private static double number(ReportedResult result) {
        return result.number() == null ? Double.NaN : result.number().doubleValue();
    }
}
