package org.undercroft.lab.section;

import java.util.List;

/**
 * A bench of one or several sections of the catalog.
 *
 * @param code in addresses
 * @param name as people read it
 * @param sections of the catalog
 */
public record SectionBench(String code, String name, List<String> sections) {

    static final String COAGULATION = "coagulation";
    static final String SEROLOGY = "serology";

    public SectionBench {
        sections = List.copyOf(sections);
    }

    /** Whether prothrombin times and clots are its matter. */
    public boolean isCoagulation() {
        return code.equals(COAGULATION);
    }

    /** Whether ratios are its matter. */
    public boolean isSerology() {
        return code.equals(SEROLOGY);
    }
}
