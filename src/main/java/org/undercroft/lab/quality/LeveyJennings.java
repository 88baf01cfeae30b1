package org.undercroft.lab.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ControlVerdict;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/**
 * Control charts (Levey and Jennings, Am J Clin Pathol 1950;20:1059): each result in standard deviations from the mean of its
 * lot, in the order of measuring. Runs stand one below the other at the same place in the charts of all levels.
 */
public final class LeveyJennings {

    private static final double EDGE = 4.5;
    private static final int FEWEST = 10;

    private LeveyJennings() {}

    /**
     * The charts of a test on an analyzer, one for each level.
     *
     * @param runs oldest first
     * @param moments what happened meanwhile, oldest first
     */
    static List<Chart> charts(String test, List<ControlRun> runs, List<ControlRecord.Event> moments) {
        Map<Long, Integer> places = new LinkedHashMap<>();
        runs.stream().filter(run -> run.z() != null).forEach(run -> places.putIfAbsent(run.run(), places.size() + 1));
        Map<String, List<ControlRun>> levels = runs.stream()
                .filter(run -> run.z() != null)
                .collect(Collectors.groupingBy(ControlRun::level, TreeMap::new, Collectors.toList()));
        List<Chart.Moment> lines = moments.stream()
                .map(event -> new Chart.Moment(
                        0.5
                                + runs.stream()
                                        .filter(run -> run.at().isBefore(event.at()))
                                        .mapToInt(run -> places.getOrDefault(run.run(), 0))
                                        .max()
                                        .orElse(0),
                        word(event.kind()),
                        event.restarts() ? Tone.SERIOUS : Tone.QUIET))
                .toList();
        return levels.entrySet().stream()
                .map(level -> chart(test, level.getKey(), level.getValue(), places, lines))
                .toList();
    }

    /** The chart of one target's runs, newest first; without any the chart has no series. */
    public static Chart chart(String test, String level, List<ControlRun> runs) {
        Map<Long, Integer> places = new LinkedHashMap<>();
        runs.reversed().forEach(run -> places.putIfAbsent(run.run(), places.size() + 1));
        return chart(test, level, runs.reversed(), places, List.of());
    }

    private static String word(String kind) {
        return switch (kind) {
            case "CALIBRATION" -> "calibrated";
            case "REAGENT_LOT" -> "reagent lot";
            case "MAINTENANCE" -> "maintenance";
            case "CORRECTION" -> "corrected";
            default -> "noted";
        };
    }

    private static Chart chart(
            String test, String level, List<ControlRun> runs, Map<Long, Integer> places, List<Chart.Moment> moments) {
        List<Chart.Point> points = new ArrayList<>();
        for (ControlRun run : runs) {
            if (run.z() != null) {
                points.add(point(places.getOrDefault(run.run(), 1), run));
            }
        }
        return new Chart(
                "%s level %s".formatted(test, level),
                points.size() + " control results around the mean of their lot",
                Axis.numbers("Run", 0, Math.max(FEWEST, places.size())),
                Axis.of(
                        "Standard deviations",
                        -EDGE,
                        EDGE,
                        new Axis.Tick(-3, "−3 s"),
                        new Axis.Tick(-2, "−2 s"),
                        new Axis.Tick(0, "mean"),
                        new Axis.Tick(2, "+2 s"),
                        new Axis.Tick(3, "+3 s")),
                List.of(
                        new Chart.Band(-2, 2, Tone.GOOD),
                        new Chart.Band(-3, -2, Tone.CAUTION),
                        new Chart.Band(2, 3, Tone.CAUTION)),
                List.of(new Chart.Rule(0, "", Tone.QUIET)),
                points.isEmpty() ? List.of() : List.of(new Chart.Series("Level " + level, points, true, Tone.PLAIN)),
                moments,
                lots(runs, places));
    }

    /** Each lot from its first run to its last; every other one shaded. */
    private static List<Chart.Stretch> lots(List<ControlRun> runs, Map<Long, Integer> places) {
        Map<String, int[]> ends = new LinkedHashMap<>();
        for (ControlRun run : runs) {
            int place = places.getOrDefault(run.run(), 1);
            int[] end = ends.computeIfAbsent(run.lot(), _ -> new int[] {place, place});
            end[1] = Math.max(end[1], place);
        }
        List<Chart.Stretch> stretches = new ArrayList<>();
        for (Map.Entry<String, int[]> lot : ends.entrySet()) {
            Tone tone = stretches.size() % 2 == 0 ? Tone.QUIET : Tone.SECOND;
            stretches.add(
                    new Chart.Stretch(lot.getValue()[0] - 0.5, lot.getValue()[1] + 0.5, "lot " + lot.getKey(), tone));
        }
        return stretches;
    }

    private static Chart.Point point(int number, ControlRun run) {
        double z = run.z() == null ? 0 : run.z().doubleValue();
        String at = Times.minutes(run.at());
        String value = run.value();
        if (!run.excluded().isEmpty()) {
            return Chart.Point.noted(
                    number,
                    z,
                    Mark.CROSS,
                    Tone.QUIET,
                    at,
                    value,
                    "excluded by " + run.excludedBy() + ": " + run.excluded());
        }
        String rules = String.join(", ", run.rules());
        return switch (run.verdict()) {
            case REJECT -> Chart.Point.noted(number, z, Mark.DIAMOND, Tone.CRITICAL, at, value, rules + ": rejected");
            case WARNING -> Chart.Point.noted(number, z, Mark.TRIANGLE, Tone.CAUTION, at, value, rules + ": warning");
            case EXPIRED -> Chart.Point.noted(number, z, Mark.RING, Tone.QUIET, at, value, "lot expired: not counted");
            case PASS, NO_TARGET, NOT_MEASURED -> Chart.Point.of(number, z, at, value);
        };
    }

    /** Two levels of each run against each other (Youden); systematic error runs along the diagonal. */
    static List<Chart> youden(String test, List<ControlRun> runs) {
        Map<Long, Map<String, ControlRun>> byRun = new LinkedHashMap<>();
        runs.stream()
                .filter(ControlRun::counts)
                .forEach(run ->
                        byRun.computeIfAbsent(run.run(), _ -> new TreeMap<>()).put(run.level(), run));
        List<String> levels = runs.stream()
                .filter(ControlRun::counts)
                .map(ControlRun::level)
                .distinct()
                .sorted()
                .toList();
        if (levels.size() < 2) {
            return List.of();
        }
        String first = levels.get(0);
        String second = levels.get(1);
        List<Chart.Point> points = byRun.values().stream()
                .filter(run -> run.containsKey(first) && run.containsKey(second))
                .map(run -> pair(run.get(first), run.get(second)))
                .toList();
        Axis.Tick[] ticks = {
            new Axis.Tick(-3, "−3 s"),
            new Axis.Tick(-2, "−2 s"),
            new Axis.Tick(0, "mean"),
            new Axis.Tick(2, "+2 s"),
            new Axis.Tick(3, "+3 s")
        };
        return List.of(new Chart(
                "%s: level %s against level %s (Youden)".formatted(test, first, second),
                points.size() + " runs with both levels; a shift of the method moves them along the diagonal",
                Axis.of("Level " + first + ", standard deviations", -EDGE, EDGE, ticks),
                Axis.of("Level " + second + ", standard deviations", -EDGE, EDGE, ticks),
                List.of(new Chart.Band(-2, 2, Tone.GOOD)),
                List.of(new Chart.Rule(0, "", Tone.QUIET)),
                List.of(new Chart.Series("Runs", points, false, Tone.PLAIN)),
                List.of(new Chart.Moment(0, "", Tone.QUIET)),
                List.of(new Chart.Stretch(-2, 2, "", Tone.GOOD))));
    }

    private static Chart.Point pair(ControlRun first, ControlRun second) {
        double x = first.z() == null ? Double.NaN : first.z().doubleValue();
        double y = second.z() == null ? Double.NaN : second.z().doubleValue();
        boolean rejected =
                first.verdict() == ControlVerdict.Kind.REJECT || second.verdict() == ControlVerdict.Kind.REJECT;
        String value = first.value() + " and " + second.value();
        return rejected
                ? Chart.Point.noted(x, y, Mark.DIAMOND, Tone.CRITICAL, Times.minutes(first.at()), value, "rejected")
                : Chart.Point.of(x, y, Times.minutes(first.at()), value);
    }
}
