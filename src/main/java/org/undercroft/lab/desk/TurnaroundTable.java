package org.undercroft.lab.desk;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long results took, in groups. */
final class TurnaroundTable {

    private TurnaroundTable() {}

    /** By what results are put together. */
    enum Grouping {
        TEST("Test"),
        WARD("Ward"),
        HOUR("Hour received"),
        PRIORITY("Priority");

        private final String label;

        Grouping(String label) {
            this.label = label;
        }

        /** As people read it. */
        String label() {
            return label;
        }

        private String of(Passage passage, ZoneId zone) {
            return switch (this) {
                case TEST -> passage.test();
                case WARD -> passage.ward().isEmpty() ? "(none)" : passage.ward();
                case PRIORITY -> priority(passage.priority());
                case HOUR ->
                    "%02d:00"
                            .formatted((passage.receivedAt() == null ? passage.resultedAt() : passage.receivedAt())
                                    .atZone(zone)
                                    .getHour());
            };
        }
    }

    static String priority(String code) {
        return switch (code) {
            case "S" -> "STAT";
            case "A" -> "ASAP";
            default -> "Routine";
        };
    }

    /**
     * One group. Minutes from receipt to verification; null where nothing is known.
     *
     * @param results how many
     * @param timed how many of them have both times
     * @param within the percentage within their target; null if none has one
     * @param stages the median minutes of each part of the way
     */
    record Line(
            String group,
            int results,
            int timed,
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double within,
            Map<Passage.Stage, Double> stages) {

        /** The median minutes of a part of the way; 0 if unknown. */
        double stage(Passage.Stage stage) {
            return stages.getOrDefault(stage, 0.0);
        }

        /** All parts together. */
        double whole() {
            return stages.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * The groups in the order of their names.
     *
     * @param target how long a result of a test and priority may take
     */
    static List<Line> of(
            List<Passage> passages,
            Grouping grouping,
            BiFunction<String, String, Optional<Duration>> target,
            ZoneId zone) {
        return passages.stream()
                .collect(
                        Collectors.groupingBy(passage -> grouping.of(passage, zone), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> line(group.getKey(), group.getValue(), target))
                .sorted(Comparator.comparing(Line::group))
                .toList();
    }

    private static Line line(
            String group, List<Passage> passages, BiFunction<String, String, Optional<Duration>> target) {
        double[] minutes = values(passages, Passage::turnaround);
        Map<Passage.Stage, Double> stages = new EnumMap<>(Passage.Stage.class);
        for (Passage.Stage stage : Passage.Stage.values()) {
            Double median = percentile(values(passages, passage -> passage.minutes(stage)), 50);
            if (median != null) {
                stages.put(stage, median);
            }
        }
        return new Line(
                group,
                passages.size(),
                minutes.length,
                percentile(minutes, 50),
                percentile(minutes, 90),
                percentile(minutes, 95),
                within(passages, target),
                stages);
    }

    private static double[] values(List<Passage> passages, Function<Passage, Optional<Double>> what) {
        double[] values = passages.stream()
                .map(what)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(values);
        return values;
    }

    private static @Nullable Double within(
            List<Passage> passages, BiFunction<String, String, Optional<Duration>> target) {
        int measured = 0;
        int kept = 0;
        for (Passage passage : passages) {
            Optional<Double> minutes = passage.turnaround();
            Optional<Duration> wanted = target.apply(passage.test(), passage.priority());
            if (minutes.isPresent() && wanted.isPresent()) {
                measured++;
                kept += minutes.get() <= wanted.get().toMinutes() ? 1 : 0;
            }
        }
        return measured == 0 ? null : 100.0 * kept / measured;
    }

    /**
     * The percentile of sorted values by linear interpolation (Hyndman and Fan, Am Stat 1996;50:361, type 7); null of none.
     */
    static @Nullable Double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) {
            return null;
        }
        double place = (sorted.length - 1) * percent / 100;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
