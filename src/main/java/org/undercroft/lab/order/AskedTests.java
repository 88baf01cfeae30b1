package org.undercroft.lab.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Panel;
import org.undercroft.platform.page.Refusal;

/**
 * What a person typed to ask for tests, understood by the catalog: codes of tests and panels, ours or LOINC, and names or
 * parts of names where only one test or panel in use bears them.
 *
 * @param all what each of the words asks for, in the order typed
 */
record AskedTests(List<Asked> all) {

    private static final int MOST = 100;
    private static final int SUGGESTED = 8;
    private static final int SHORTEST_PART = 3;

    AskedTests {
        all = List.copyOf(all);
    }

    /** One test or panel as it was asked for. */
    record Asked(String code, String name, List<LabTest> tests) {

        /** As an order asks for it; without a number of a specimen it gets one. */
        RequestedTest request(String priority, String orderedBy, String specimen, Instant orderedAt) {
            return new RequestedTest("NW", "", List.of(code), name, priority, orderedBy, orderedAt, specimen, "", null);
        }
    }

    /**
     * Reads what was typed, values parted by blanks, commas or semicolons.
     *
     * @throws Refusal if something is unknown or could mean several, with what it could mean
     */
    static AskedTests read(String typed, Catalog catalog) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        words(typed, catalog).forEach(word -> {
            List<Asked> meant = meant(word, catalog);
            if (meant.size() == 1) {
                asked.putIfAbsent(meant.getFirst().code(), meant.getFirst());
            } else {
                wrong.add(unclear(word, meant));
            }
        });
        if (!wrong.isEmpty()) {
            throw Refusal.unfit(String.join(" ", wrong));
        }
        if (asked.isEmpty()) {
            throw Refusal.unfit("Say which tests, such as \"K NA CBC\".");
        }
        if (asked.size() > MOST) {
            throw Refusal.unfit("At most " + MOST + " tests and panels are asked for at once.");
        }
        return new AskedTests(List.copyOf(asked.values()));
    }

    /** A name may hold blanks: where the whole is one name, it is taken so. */
    private static Stream<String> words(String typed, Catalog catalog) {
        String whole = typed.strip();
        return meant(whole, catalog).size() == 1
                ? Stream.of(whole)
                : Stream.of(whole.split("[\\s,;]+")).filter(word -> !word.isEmpty());
    }

    private static List<Asked> meant(String word, Catalog catalog) {
        if (word.isEmpty()) {
            return List.of();
        }
        for (String code : List.of(word, word.toUpperCase(Locale.ROOT))) {
            List<LabTest> tests = catalog.requested(code);
            if (!tests.isEmpty()) {
                return List.of(new Asked(code, name(code, catalog), tests));
            }
        }
        if (word.length() < SHORTEST_PART) {
            return List.of();
        }
        String part = word.toLowerCase(Locale.ROOT);
        List<Asked> named = orderable(catalog)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        List<Asked> exactly = named.stream()
                .filter(each -> each.name().equalsIgnoreCase(word))
                .toList();
        return exactly.size() == 1 ? exactly : named;
    }

    private static Stream<Asked> orderable(Catalog catalog) {
        return Stream.concat(
                        catalog.panels().stream().map(Panel::code),
                        catalog.tests().stream().map(LabTest::code))
                .map(code -> new Asked(code, name(code, catalog), catalog.requested(code)))
                .filter(each -> !each.tests().isEmpty());
    }

    private static String name(String code, Catalog catalog) {
        return catalog.panel(code)
                .map(Panel::name)
                .or(() -> catalog.test(code).map(LabTest::name))
                .orElse(code);
    }

    private static String unclear(String word, List<Asked> meant) {
        if (meant.isEmpty()) {
            return "The catalog has nothing called '" + word + "'.";
        }
        List<String> could = meant.stream()
                .limit(SUGGESTED)
                .map(each -> each.code() + " (" + each.name() + ")")
                .toList();
        return "'" + word + "' could be " + String.join(", ", could)
                + (meant.size() > SUGGESTED ? " and others." : ".");
    }

    /** The codes, for people. */
    String words() {
        return all.stream().map(Asked::code).collect(Collectors.joining(", "));
    }

    /** Everything asked for, each test once. */
    List<LabTest> tests() {
        return all.stream().flatMap(each -> each.tests().stream()).distinct().toList();
    }
}
