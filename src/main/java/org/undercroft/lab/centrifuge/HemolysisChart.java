package org.undercroft.lab.centrifuge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** Draws a hemolysis trend: the indices, their moving average and its limit. */
final class HemolysisChart {

    private static final int SHOWN = 200;

    private HemolysisChart() {}

    static Chart of(HemolysisTrend trend) {
        int first = Math.max(0, trend.indices().size() - SHOWN);
        List<Chart.Point> values = new ArrayList<>();
        List<Chart.Point> averages = new ArrayList<>();
        double highest = 1;
        for (int i = first; i < trend.indices().size(); i++) {
            HemolysisTrend.Index index = trend.indices().get(i);
            double value = index.value().doubleValue();
            highest = Math.max(highest, value);
            String at = Times.minutes(index.at()) + " " + index.accession();
            values.add(new Chart.Point(
                    i - first + 1,
                    value,
                    Mark.RING,
                    Tone.QUIET,
                    at,
                    index.value().toPlainString(),
                    null));
            int step = i - trend.judgedFrom();
            if (step >= 0 && step < trend.steps().size()) {
                averages.add(average(i - first + 1, trend.steps().get(step), at));
            }
        }
        List<Chart.Rule> rules =
                trend.steps().isEmpty() ? List.of() : List.of(new Chart.Rule(trend.limit(), "limit", Tone.SERIOUS));
        return new Chart(
                "Hemolysis index, " + trend.name(),
                values.size() + " indices and their moving average"
                        + (trend.isDrifting() ? ", which is over its limit" : ""),
                Axis.numbers("Specimen", 0, Math.max(10, values.size())),
                Axis.numbers("Hemolysis index", 0, highest),
                List.of(),
                rules,
                List.of(
                        new Chart.Series("Index", values, false, Tone.QUIET),
                        new Chart.Series("Moving average", averages, true, Tone.PLAIN)));
    }

    private static Chart.Point average(double x, MovingAverage.Step step, String at) {
        double value = Math.expm1(step.average());
        String words = String.format(Locale.ROOT, "%.1f", value);
        return step.isOver()
                ? Chart.Point.noted(x, value, Mark.DIAMOND, Tone.CRITICAL, at, words, "over the limit")
                : Chart.Point.unmarked(x, value, at, words);
    }
}
