package org.undercroft.lab.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole catalog at one revision; it never changes, a new revision is a new catalog. */
public final class Catalog {

    private final long revision;
    private final Map<String, LabTest> tests;
    private final Map<String, Panel> panels;
    private final Map<String, LabTest> testsByLoinc = new HashMap<>();
    private final Map<String, Panel> panelsByLoinc = new HashMap<>();
    private final Map<String, SpecimenType> specimenTypes = new TreeMap<>();

    /** Builds the look-ups. */
    public Catalog(
            long revision,
            Collection<LabTest> tests,
            Collection<Panel> panels,
            Collection<SpecimenType> specimenTypes) {
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
        testsByLoinc.remove("");
        panelsByLoinc.remove("");
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

    /** The tests that a requested code means, ours or LOINC, of a test or a panel; none if nobody knows it. */
    public List<LabTest> requested(String code) {
        Panel panel = panels.getOrDefault(code, panelsByLoinc.get(code));
        if (panel != null) {
            return panel.tests().stream().map(tests::get).toList();
        }
        LabTest test = tests.getOrDefault(code, testsByLoinc.get(code));
        return test == null || !test.active() ? List.of() : List.of(test);
    }
}
