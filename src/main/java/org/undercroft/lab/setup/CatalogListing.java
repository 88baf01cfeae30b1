package org.undercroft.lab.setup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ValueKind;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** The tests as a list that can be searched, sorted and filtered. */
final class CatalogListing {

    static final Listing LISTING = Listing.sortedBy("code", Direction.ASCENDING)
            .orBy("name", "section")
            .filteredBy("code", "name", "loinc", "section", "specimen", "kind", "state");

    private static final Map<String, Comparator<LabTest>> ORDERS = Map.of(
            "code", Comparator.comparing(LabTest::code),
            "name", Comparator.comparing(test -> test.name().toLowerCase(Locale.ROOT)),
            "section", Comparator.comparing(LabTest::section));

    private CatalogListing() {}

    static PageOf<LabTest> page(Catalog catalog, PageRequest request) {
        Comparator<LabTest> order = ORDERS.getOrDefault(request.sort(), Comparator.comparing(LabTest::code));
        Comparator<LabTest> directed = request.direction() == Direction.DESCENDING ? order.reversed() : order;
        List<LabTest> all = catalog.tests().stream()
                .filter(test -> fits(test, request))
                .sorted(directed.thenComparing(LabTest::code))
                .toList();
        List<LabTest> rows =
                all.stream().skip(request.offset()).limit(request.size()).toList();
        return new PageOf<>(rows, all.size(), request);
    }

    private static boolean fits(LabTest test, PageRequest request) {
        boolean named = holds(test.name(), request, "name") || holds(test.shortName(), request, "name");
        return named
                && holds(test.code(), request, "code")
                && holds(test.loinc(), request, "loinc")
                && is(test.section(), request, "section")
                && is(test.specimenType(), request, "specimen")
                && is(test.form().kind().name(), request, "kind")
                && is(test.active() ? "in" : "out", request, "state");
    }

    private static boolean holds(String text, PageRequest request, String key) {
        String part = request.filter(key).orElse("").toLowerCase(Locale.ROOT);
        return text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean is(String value, PageRequest request, String key) {
        return request.filter(key).map(value::equals).orElse(true);
    }

    static List<Column> columns(Catalog catalog) {
        List<Option> sections = catalog.tests().stream()
                .map(LabTest::section)
                .distinct()
                .sorted()
                .map(Option::of)
                .toList();
        List<Option> specimens = catalog.specimenTypes().stream()
                .map(type -> new Option(type.code(), type.code() + " · " + type.name()))
                .toList();
        return List.of(
                Column.text("code", "Code"),
                Column.text("name", "Name"),
                Column.choice("section", "Bench", sections),
                Column.text("loinc", "LOINC"),
                Column.choice("kind", "Values", Option.of(ValueKind.class, ValueKind::label)),
                Column.text("unit", "Unit"),
                Column.choice("specimen", "Specimen", specimens),
                Column.text("ranges", "Range of an adult"),
                Column.choice("state", "State", List.of(new Option("in", "in use"), new Option("out", "out of use"))),
                Column.number("version", "Version"));
    }
}
