package org.undercroft.lab.verification;

import java.util.HashSet;
import java.util.Set;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;

/**
 * The names that rules may use.
 *
 * @param tests codes of the catalog
 * @param sections names of benches
 * @param open whether any other name is taken for a test: what was once saved stays readable
 */
record Vocabulary(Set<String> tests, Set<String> sections, boolean open) {

    /** For rules that were checked when they were saved. */
    static final Vocabulary OPEN = new Vocabulary(Set.of(), Set.of(), true);

    static Vocabulary of(Catalog catalog) {
        Set<String> tests = new HashSet<>();
        Set<String> sections = new HashSet<>();
        for (LabTest test : catalog.tests()) {
            tests.add(test.code());
            sections.add(test.section());
        }
        return new Vocabulary(tests, sections, false);
    }

    boolean isTest(String name) {
        return open || tests.contains(name);
    }

    boolean isTestOrSection(String name) {
        return open || tests.contains(name) || sections.contains(name);
    }
}
