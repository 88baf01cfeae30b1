package org.undercroft.platform.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With 320 by 164 units the plot is 200 wide from 56 and 100 high from 26, so shares can be read off. */
class DraughtsmanTest {

    private static final Axis X = Axis.of("run", 0, 10);
    private static final Axis Y = Axis.of("value", 0, 10);

    @Test
    void aPointStandsWhereItsValuesSay() {
        var dot = dots(Chart.Point.of(5, 10, "run 5", "10")).getFirst();
        assertThat(dot.d()).startsWith("M156 26m");
    }

    @Test
    void aPointBeyondTheAxisStandsAtItsEdge() {
        var dot = dots(Chart.Point.of(10, -99, "run 10", "-99")).getFirst();
        assertThat(dot.d()).startsWith("M256 126m");
        assertThat(dot.words()).isEqualTo("run 10: -99");
    }

    @Test
    void aPointTellsWhatIsSpecialAboutIt() {
        var point = Chart.Point.noted(1, 1, Mark.RING, Tone.CRITICAL, "run 1", "1", "rejected");
        var dot = dots(point).getFirst();
        assertThat(dot.words()).isEqualTo("run 1: 1, rejected");
        assertThat(dot.style()).isEqualTo("chart-mark tone-critical hollow");
    }

    @Test
    void aMissingValueLeavesAGapInTheLine() {
        var line = drawn(point(0, 0), point(2, Double.NaN), point(4, 10), point(10, 0)).stream()
                .filter(Drawing.Path.class::isInstance)
                .map(Drawing.Path.class::cast)
                .toList();
        assertThat(line).extracting(Drawing.Path::d).containsExactly("M56 126M136 26L256 126");
    }

    @Test
    void aBandCoversItsRange() {
        var chart = new Chart("t", "d", X, Y, List.of(new Chart.Band(2, 4, Tone.GOOD)), List.of(), List.of());
        assertThat(Draughtsman.draw(chart, 320, 164).shapes())
                .contains(new Drawing.Area("56", "86", "200", "20", "chart-band tone-good"));
    }

    @Test
    void aSparklineSpansItsBox() {
        var path = (Drawing.Path)
                Draughtsman.sparkline(List.of(1.0, 3.0, 2.0), 96, 20).shapes().getFirst();
        assertThat(path.d()).isEqualTo("M2 18L48 2L94 10");
    }

    @Test
    void aSparklineOfNothingIsEmpty() {
        assertThat(Draughtsman.sparkline(List.of(), 96, 20).shapes()).isEmpty();
        assertThat(Draughtsman.sparkline(List.of(Double.NaN), 96, 20).shapes()).isEmpty();
    }

    private static Chart.Point point(double x, double y) {
        return Chart.Point.unmarked(x, y, "", "");
    }

    private static List<Drawing.Dot> dots(Chart.Point... points) {
        return drawn(points).stream()
                .filter(Drawing.Dot.class::isInstance)
                .map(Drawing.Dot.class::cast)
                .toList();
    }

    private static List<Drawing.Shape> drawn(Chart.Point... points) {
        var series = new Chart.Series("s", List.of(points), true, Tone.PLAIN);
        var chart = new Chart("t", "d", X, Y, List.of(), List.of(), List.of(series));
        return Draughtsman.draw(chart, 320, 164).shapes();
    }
}
