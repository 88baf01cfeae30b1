package org.undercroft.lab.catalog;

import java.util.List;

/**
 * Tests that are ordered together.
 *
 * @param code ours
 * @param name as people call it
 * @param loinc empty if there is none
 * @param tests codes of its tests, in the order of the report
 */
public record Panel(String code, String name, String loinc, List<String> tests) {

    public Panel {
        tests = List.copyOf(tests);
    }
}
