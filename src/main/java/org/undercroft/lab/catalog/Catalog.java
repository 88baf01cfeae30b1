package org.undercroft.lab.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The whole catalog at one revision; it never changes, a new revision is a new catalog. */
public final class Catalog {

    private final long revision;
    private final Map<String, LabTest> tests;
    private final Map<String, Panel> panels;
    private final Map<String, LabTest> testsByLoinc = new HashMap<>();
    private final Map<String, Panel> panelsByLoinc = new HashMap<>();
    private final Map<String, SpecimenType> specimenTypes = new TreeMap<>();
    private final Map<String, ReflexRule> reflexRules = new TreeMap<>();
    private final Map<String, Set<String>> calculatedFrom = new HashMap<>();
    private final Map<String, List<ReflexRule>> reflexesOf;

    /** Builds the look-ups. */
    public Catalog(
            long revision,
            Collection<LabTest> tests,
            Collection<Panel> panels,
            Collection<SpecimenType> specimenTypes,
            Collection<ReflexRule> reflexRules) {
        this.revision = revision;
        this.tests = new TreeMap<>();
        this.panels = new TreeMap<>();
        for (LabTest test : tests) {
            this.tests.put(test.code(), test);
            testsByLoinc.putIfAbsent(test.loinc(), test);
        }
        for (Panel panel : panels) {
            this.panels.put(panel.code(), panel);
            panelsByLoinc.putIfAbsent(panel.loinc(), panel);
        }
        specimenTypes.forEach(type -> this.specimenTypes.put(type.code(), type));
        reflexRules.forEach(rule -> this.reflexRules.put(rule.code(), rule));
        reflexesOf = reflexRules.stream().filter(ReflexRule::active).collect(Collectors.groupingBy(ReflexRule::test));
        this.tests.values().forEach(this::noteInputs);
        testsByLoinc.remove("");
        panelsByLoinc.remove("");
    }

    private void noteInputs(LabTest test) {
        if (test.active() && test.calculation() != null) {
            for (String input : test.calculation().tests()) {
                calculatedFrom
                        .computeIfAbsent(input, _ -> new LinkedHashSet<>())
                        .add(test.code());
            }
        }
    }

    /** Which state of the catalog this is. */
    public long revision() {
        return revision;
    }

    /** All tests by code. */
    public Collection<LabTest> tests() {
        return tests.values();
    }

    /** All panels by code. */
    public Collection<Panel> panels() {
        return panels.values();
    }

    /** All kinds of specimen by code. */
    public Collection<SpecimenType> specimenTypes() {
        return specimenTypes.values();
    }

    /** The test of our code. */
    public Optional<LabTest> test(String code) {
        return Optional.ofNullable(tests.get(code));
    }

    /** The kind of specimen of our code. */
    public Optional<SpecimenType> specimenType(String code) {
        return Optional.ofNullable(specimenTypes.get(code));
    }

    /** The panel of our code. */
    public Optional<Panel> panel(String code) {
        return Optional.ofNullable(panels.get(code));
    }

    /** All reflex rules by code. */
    public Collection<ReflexRule> reflexRules() {
        return reflexRules.values();
    }

    /** The reflex rule of our code. */
    public Optional<ReflexRule> reflexRule(String code) {
        return Optional.ofNullable(reflexRules.get(code));
    }

    /** The rules in use that look at the results of a test. */
    public List<ReflexRule> reflexesOf(String test) {
        return reflexesOf.getOrDefault(test, List.of());
    }

    /** Codes of the calculated tests in use that need a test. */
    public Set<String> calculatedFrom(String test) {
        return calculatedFrom.getOrDefault(test, Set.of());
    }

    /**
     * The tests that a requested code means, ours or LOINC, of a test or a panel; none if nobody knows it. A calculated
     * test brings the tests it is calculated from.
     */
    public List<LabTest> requested(String code) {
        Panel panel = panels.getOrDefault(code, panelsByLoinc.get(code));
        if (panel != null) {
            return panel.active() ? withInputs(panel.tests()) : List.of();
        }
        LabTest test = tests.getOrDefault(code, testsByLoinc.get(code));
        return test == null || !test.active() || !test.service().orderable()
                ? List.of()
                : withInputs(List.of(test.code()));
    }

    /** Tests with all that they are calculated from, each once. */
    public List<LabTest> withInputs(List<String> codes) {
        Map<String, LabTest> wanted = new LinkedHashMap<>();
        codes.forEach(code -> gather(code, wanted));
        return List.copyOf(wanted.values());
    }

    private void gather(String code, Map<String, LabTest> wanted) {
        LabTest test = tests.get(code);
        if (test == null || wanted.putIfAbsent(code, test) != null || test.calculation() == null) {
            return;
        }
        test.calculation().tests().forEach(input -> gather(input, wanted));
    }
}
