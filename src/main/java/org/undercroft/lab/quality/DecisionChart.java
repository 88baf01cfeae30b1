package org.undercroft.lab.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** The normalized method decision chart: imprecision to the right, bias upwards, both as per cent of the allowable error. */
final class DecisionChart {

    private static final int[] LINES = {2, 3, 4, 5, 6};

    private DecisionChart() {}

    static Chart of(List<Goals.Rated> rated) {
        List<Chart.Series> series = new ArrayList<>();
        for (int sigma : LINES) {
            series.add(new Chart.Series(
                    sigma + " Sigma",
                    List.of(
                            Chart.Point.unmarked(0, 100, sigma + " Sigma", "bias 100 %"),
                            Chart.Point.unmarked(100.0 / sigma, 0, sigma + " Sigma", "CV " + 100 / sigma + " %")),
                    true,
                    sigma >= 6 ? Tone.GOOD : sigma >= 4 ? Tone.PLAIN : sigma == 3 ? Tone.CAUTION : Tone.CRITICAL));
        }
        series.add(new Chart.Series(
                "Methods", rated.stream().flatMap(DecisionChart::point).toList(), false, Tone.SECOND));
        return new Chart(
                "Method decision chart",
                rated.size() + " methods; the nearer to the corner below left, the better",
                Axis.numbers("CV, % of the allowable error", 0, 50),
                Axis.numbers("Bias, % of the allowable error", 0, 100),
                List.of(),
                List.of(),
                series);
    }

    private static Stream<Chart.Point> point(Goals.Rated rated) {
        Sigma sigma = rated.sigma();
        Mark mark = switch (sigma.band()) {
            case WORLD_CLASS, GOOD -> Mark.DISC;
            case MARGINAL -> Mark.TRIANGLE;
            case POOR -> Mark.DIAMOND;
        };
        Tone tone = switch (sigma.band()) {
            case WORLD_CLASS, GOOD -> Tone.GOOD;
            case MARGINAL -> Tone.CAUTION;
            case POOR -> Tone.CRITICAL;
        };
        String name = rated.lot().target().test() + " level "
                + rated.lot().target().level() + " on " + rated.lot().analyzerName();
        return Stream.of(Chart.Point.noted(
                sigma.normalizedVariation(),
                sigma.normalizedBias(),
                mark,
                tone,
                name,
                sigma.text() + " Sigma",
                sigma.band().label()));
    }
}
