package org.undercroft.lab.setup;

import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** The control chart of one target: each result in standard deviations from the mean, in the order of measuring. */
final class LeveyJennings {

    private static final double EDGE = 4.5;

    private LeveyJennings() {}

    /**
     * The chart.
     *
     * @param runs of this target, newest first; without any the chart has no series
     */
    static Chart chart(ControlTarget target, List<ControlRun> runs) {
        List<Chart.Point> points = new ArrayList<>();
        for (ControlRun run : runs.reversed()) {
            if (run.z() != null) {
                points.add(point(points.size() + 1, run));
            }
        }
        String title =
                "%s level %s lot %s: %s".formatted(target.material(), target.level(), target.lot(), target.test());
        return new Chart(
                title,
                points.size() + " control results around the mean of "
                        + target.mean().toPlainString() + " " + target.unit(),
                Axis.numbers("Run", 0, Math.max(10, points.size())),
                Axis.of(
                        "Standard deviations",
                        -EDGE,
                        EDGE,
                        new Axis.Tick(-3, "−3 s"),
                        new Axis.Tick(-2, "−2 s"),
                        new Axis.Tick(0, target.mean().toPlainString()),
                        new Axis.Tick(2, "+2 s"),
                        new Axis.Tick(3, "+3 s")),
                List.of(
                        new Chart.Band(-2, 2, Tone.GOOD),
                        new Chart.Band(-3, -2, Tone.CAUTION),
                        new Chart.Band(2, 3, Tone.CAUTION)),
                List.of(new Chart.Rule(0, "mean", Tone.QUIET)),
                points.isEmpty()
                        ? List.of()
                        : List.of(new Chart.Series("Level " + target.level(), points, true, Tone.PLAIN)));
    }

    private static Chart.Point point(int number, ControlRun run) {
        double z = run.z() == null ? 0 : run.z().doubleValue();
        String at = Times.minutes(run.at());
        String value = run.value();
        return switch (run.verdict()) {
            case REJECT ->
                Chart.Point.noted(
                        number,
                        z,
                        Mark.DIAMOND,
                        Tone.CRITICAL,
                        at,
                        value,
                        String.join(", ", run.rules()) + ": rejected");
            case WARNING ->
                Chart.Point.noted(
                        number,
                        z,
                        Mark.TRIANGLE,
                        Tone.CAUTION,
                        at,
                        value,
                        String.join(", ", run.rules()) + ": warning");
            case PASS, NO_TARGET, NOT_MEASURED -> Chart.Point.of(number, z, at, value);
        };
    }
}
