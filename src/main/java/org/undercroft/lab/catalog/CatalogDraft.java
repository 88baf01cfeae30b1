package org.undercroft.lab.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalog as it would be with the rows of a table in it. */
final class CatalogDraft {

    private final Catalog present;
    private final Map<String, SpecimenType> types;
    private final Map<String, LabTest> tests;
    private final Map<String, Panel> panels;
    private final Map<String, ReflexRule> rules;

    CatalogDraft(Catalog present) {
        this.present = present;
        this.types = byCode(present.specimenTypes(), SpecimenType::code);
        this.tests = byCode(present.tests(), LabTest::code);
        this.panels = byCode(present.panels(), Panel::code);
        this.rules = byCode(present.reflexRules(), ReflexRule::code);
    }

    private static <T> Map<String, T> byCode(Collection<T> parts, Function<T, String> code) {
        return parts.stream().collect(Collectors.toMap(code, part -> part, (_, later) -> later, LinkedHashMap::new));
    }

    /** What one row, or the rows of one test's ranges, would make. */
    Object read(CatalogTable table, List<Cells> rows) {
        Cells first = rows.getFirst();
        String code = first.needed(table.columns().getFirst());
        return switch (table) {
            case SPECIMEN_TYPES -> TableRows.specimenType(first, types.get(code));
            case TESTS -> TableRows.test(first, tests.get(code));
            case PANELS -> TableRows.panel(first, panels.get(code));
            case REFLEX_RULES -> TableRows.reflexRule(first, rules.get(code));
            case RANGES -> {
                LabTest test = tests.get(code);
                if (test == null) {
                    throw new IllegalArgumentException("There is no test '" + code + "'.");
                }
                yield test.with(rows.stream().map(TableRows::range).toList());
            }
        };
    }

    void put(@Nullable Object part) {
        switch (part) {
            case SpecimenType type -> types.put(type.code(), type);
            case LabTest test -> tests.put(test.code(), test);
            case Panel panel -> panels.put(panel.code(), panel);
            case ReflexRule rule -> rules.put(rule.code(), rule);
            case null, default -> throw new IllegalArgumentException("No part of a catalog: " + part);
        }
    }

    Catalog catalog() {
        return new Catalog(present.revision(), tests.values(), panels.values(), types.values(), rules.values());
    }

    static List<String> problems(@Nullable Object part, Catalog with) {
        return switch (part) {
            case SpecimenType type -> CatalogRules.problems(type);
            case LabTest test -> CatalogRules.problems(test, with);
            case Panel panel -> CatalogRules.problems(panel, with);
            case ReflexRule rule -> CatalogRules.problems(rule, with);
            case null, default -> throw new IllegalArgumentException("No part of a catalog: " + part);
        };
    }

    /** The parts as they stand now, by code; to see whether a row changes anything. */
    Map<String, ?> present(CatalogTable table) {
        return switch (table) {
            case SPECIMEN_TYPES -> new TreeMap<>(byCode(present.specimenTypes(), SpecimenType::code));
            case TESTS, RANGES -> new TreeMap<>(byCode(present.tests(), LabTest::code));
            case PANELS -> new TreeMap<>(byCode(present.panels(), Panel::code));
            case REFLEX_RULES -> new TreeMap<>(byCode(present.reflexRules(), ReflexRule::code));
        };
    }
}
