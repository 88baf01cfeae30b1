package org.undercroft.lab.cumulative;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Results as a table: tests down in their groups, times across, the latest first.
 *
 * @param times the columns, one for each specimen
 * @param groups the rows
 */
public record Cumulative(List<Time> times, List<Group> groups) {

    /** A column: a specimen and when it was collected. */
    public record Time(String accession, Instant at) {}

    /** The tests of a bench. */
    public record Group(String name, List<Row> rows) {}

    /**
     * A test.
     *
     * @param cells by accession; a specimen without this test is absent
     * @param numbers the values that are numbers, oldest first
     */
    public record Row(String test, String name, String unit, Map<String, ReportedResult> cells, List<Double> numbers) {}

    /**
     * Arranges results.
     *
     * @param results that stand, in any order; of two of the same test in a specimen the one received last is shown
     * @param most how many columns at most: the latest
     */
    public static Cumulative of(List<ReportedResult> results, int most) {
        List<Time> times = times(results, most);
        List<String> shown = times.stream().map(Time::accession).toList();
        Map<String, Map<String, List<ReportedResult>>> sections = new TreeMap<>();
        results.stream()
                .filter(result -> shown.contains(result.accession()))
                .sorted(Comparator.comparing(ReportedResult::at).thenComparing(ReportedResult::receivedAt))
                .forEach(result -> sections.computeIfAbsent(result.section(), _ -> new TreeMap<>())
                        .computeIfAbsent(result.testName() + "\0" + result.test(), _ -> new ArrayList<>())
                        .add(result));
        return new Cumulative(
                times,
                sections.entrySet().stream()
                        .map(section -> new Group(
                                section.getKey().isEmpty() ? "Other" : section.getKey(),
                                section.getValue().values().stream()
                                        .map(Cumulative::row)
                                        .toList()))
                        .toList());
    }

    private static List<Time> times(List<ReportedResult> results, int most) {
        Map<String, Instant> first = new LinkedHashMap<>();
        results.forEach(result ->
                first.merge(result.accession(), result.at(), (one, other) -> one.isBefore(other) ? one : other));
        return first.entrySet().stream()
                .map(each -> new Time(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Time::at)
                        .thenComparing(Time::accession)
                        .reversed())
                .limit(most)
                .toList();
    }

    private static Row row(List<ReportedResult> oldestFirst) {
        ReportedResult latest = oldestFirst.getLast();
        Map<String, ReportedResult> cells = new LinkedHashMap<>();
        oldestFirst.forEach(result -> cells.put(result.accession(), result));
        List<Double> numbers = oldestFirst.stream()
                .map(ReportedResult::number)
                .filter(Objects::nonNull)
                .map(Number::doubleValue)
                .toList();
        return new Row(latest.test(), latest.testName(), latest.unit(), cells, numbers);
    }
}
