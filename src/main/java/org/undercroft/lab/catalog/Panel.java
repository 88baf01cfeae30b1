package org.undercroft.lab.catalog;

import java.util.List;

/**
 * Tests that are ordered together.
 *
 * @param code ours
 * @param name as people call it
 * @param loinc empty if there is none
 * @param tests codes of its tests, in the order of the report
 * @param active whether it can be ordered
 * @param version raised with each change
 */
public record Panel(String code, String name, String loinc, List<String> tests, boolean active, int version) {

    public Panel {
        loinc = loinc == null ? "" : loinc;
        tests = List.copyOf(tests);
    }

    /** A panel in use. */
    public Panel(String code, String name, String loinc, List<String> tests) {
        this(code, name, loinc, tests, true, 1);
    }
}
