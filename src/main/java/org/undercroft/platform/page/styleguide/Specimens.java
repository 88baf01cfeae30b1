package org.undercroft.platform.page.styleguide;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** Invented things to show components with, the same on each call. */
public final class Specimens {

    static final Listing LISTING = Listing.sortedBy("number", Direction.ASCENDING)
            .orBy("name", "value")
            .filteredBy("name", "state");

    private static final Instant MORNING = Instant.parse("2026-01-15T06:00:00Z");
    private static final List<String> NAMES =
            List.of("Potassium", "Sodium", "Creatinine", "Glucose", "Haemoglobin", "Lactate", "Troponin I");

    /** Something to fill a table with. */
    public record Row(int number, String name, String value, String unit, String range, Status status, Instant at) {}

    private Specimens() {}

    /** The columns of the table. */
    public static List<Column> columns() {
        var states = Arrays.stream(Status.Level.values())
                .map(level -> Option.of(level.style()))
                .toList();
        return List.of(
                Column.number("number", "No."),
                Column.text("name", "Name"),
                Column.number("value", "Value"),
                Column.text("range", "Reference"),
                Column.choice("state", "State", states),
                Column.text("at", "Measured"),
                Column.text("trend", "Trend"),
                Column.text("actions", "Actions"));
    }

    static PageOf<Row> page(PageRequest request) {
        var all = rows().stream()
                .filter(row -> row.name().contains(request.filter("name").orElse("")))
                .filter(row -> row.status()
                        .level()
                        .style()
                        .startsWith(request.filter("state").orElse("")))
                .sorted(order(request))
                .toList();
        var rows = all.stream().skip(request.offset()).limit(request.size()).toList();
        return new PageOf<>(rows, all.size(), request);
    }

    private static Comparator<Row> order(PageRequest request) {
        Comparator<Row> order = switch (request.sort()) {
            case "name" -> Comparator.comparing(Row::name);
            case "value" -> Comparator.comparing(row -> Double.valueOf(row.value()));
            default -> Comparator.comparingInt(Row::number);
        };
        return request.direction() == Direction.DESCENDING ? order.reversed() : order;
    }

    private static List<Row> rows() {
        var levels = Status.Level.values();
        return IntStream.rangeClosed(1, 137)
                .mapToObj(number -> new Row(
                        number,
                        NAMES.get(number % NAMES.size()),
                        String.valueOf((number * 37 % 1900) / 10.0),
                        "mmol/L",
                        "3.5–5.1",
                        new Status(levels[number % levels.length], words(levels[number % levels.length])),
                        MORNING.plusSeconds(number * 331L)))
                .toList();
    }

    private static String words(Status.Level level) {
        return switch (level) {
            case OFF -> "Closed";
            case WAITING -> "Waiting";
            case WORKING -> "Measuring";
            case GOOD -> "Released";
            case CAUTION -> "Held";
            case SERIOUS -> "Delta check";
            case CRITICAL -> "Critical";
        };
    }

    /** One status of each level. */
    public static List<Status> statuses() {
        return Arrays.stream(Status.Level.values())
                .map(level -> new Status(level, words(level)))
                .toList();
    }

    /** A few things that happened. */
    public static List<Moment> moments() {
        return List.of(
                Moment.of(MORNING, "Work order opened", "Failed control, chemistry 1"),
                new Moment(
                        MORNING.plus(Duration.ofMinutes(12)),
                        "Assigned to B. Ndiaye",
                        "Desk",
                        "Reagent probe worn, replaced once in March",
                        Status.Level.WORKING),
                new Moment(
                        MORNING.plus(Duration.ofMinutes(54)),
                        "Control passed, analyzer back at the bench",
                        "Control level 2",
                        null,
                        Status.Level.GOOD));
    }

    /** A control chart: four weeks of one control, in standard deviations. */
    public static Chart controlChart() {
        var chance = new Random(7);
        var points = IntStream.range(0, 56)
                .mapToObj(run -> controlPoint(run, run == 41 ? 3.3 : Math.clamp(chance.nextGaussian(), -2.6, 2.6)))
                .toList();
        var x = Axis.time("Run", MORNING, MORNING.plus(Duration.ofDays(28)), ZoneOffset.UTC);
        var y = Axis.of(
                "Deviations from the mean", -4, 4, tick(-3), tick(-2), tick(-1), tick(0), tick(1), tick(2), tick(3));
        return new Chart(
                "Potassium, control level 2",
                "56 runs; one is beyond three standard deviations.",
                x,
                y,
                List.of(
                        new Chart.Band(-2, 2, Tone.GOOD),
                        new Chart.Band(2, 3, Tone.CAUTION),
                        new Chart.Band(-3, -2, Tone.CAUTION)),
                List.of(
                        new Chart.Rule(3, "+3 s", Tone.SERIOUS),
                        new Chart.Rule(0, "mean 4.02", Tone.QUIET),
                        new Chart.Rule(-3, "−3 s", Tone.SERIOUS)),
                List.of(new Chart.Series("Control", points, true, Tone.PLAIN)));
    }

    private static Chart.Point controlPoint(int run, double deviation) {
        var at = MORNING.plus(Duration.ofHours(12L * run));
        var value = String.format(Locale.ROOT, "%.2f s", deviation);
        var x = Axis.seconds(at);
        if (Math.abs(deviation) > 3) {
            return Chart.Point.noted(x, deviation, Mark.DIAMOND, Tone.CRITICAL, at.toString(), value, "1-3s: rejected");
        }
        return Math.abs(deviation) > 2
                ? Chart.Point.noted(x, deviation, Mark.TRIANGLE, Tone.CAUTION, at.toString(), value, "1-2s: warning")
                : Chart.Point.of(x, deviation, at.toString(), value);
    }

    private static Axis.Tick tick(int deviations) {
        return new Axis.Tick(deviations, Integer.toString(deviations).replace('-', '−'));
    }

    /** Two lines over a day. */
    public static Chart flowChart() {
        var x = Axis.time("Hour", MORNING, MORNING.plus(Duration.ofHours(24)), ZoneOffset.UTC);
        return new Chart(
                "Messages by hour",
                "Received messages rise to 400 an hour at noon; sent ones follow.",
                x,
                Axis.numbers("per hour", 0, 380),
                List.of(),
                List.of(),
                List.of(flow("Received", 0, Tone.PLAIN), flow("Sent", 2, Tone.SECOND)));
    }

    private static Chart.Series flow(String label, int late, Tone tone) {
        var points = IntStream.rangeClosed(0, 24)
                .mapToObj(hour -> {
                    var count = 210 + 170 * Math.sin((hour - late - 4) / 24.0 * 2 * Math.PI);
                    var at = MORNING.plus(Duration.ofHours(hour));
                    return Chart.Point.unmarked(
                            Axis.seconds(at), count, at.toString(), Long.toString(Math.round(count)));
                })
                .toList();
        return new Chart.Series(label, points, true, tone);
    }

    /** Heights for a sparkline. */
    public static List<Double> trend(int seed) {
        return new Random(seed).doubles(14).boxed().toList();
    }

    /** Names and values of one thing. */
    public static Map<String, String> definitions() {
        return new TreeMap<>(Map.of(
                "Accession", "26-0115-00042",
                "Collected", "2026-01-15 06:12",
                "Department", "Emergency",
                "Ordered by", "Dr. M. Okafor",
                "Specimen", "Serum, 3.5 mL",
                "Comment", ""));
    }
}
