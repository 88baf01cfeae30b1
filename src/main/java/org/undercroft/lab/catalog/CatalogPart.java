package org.undercroft.lab.catalog;

/** The parts of the catalog that are changed and kept one by one. */
public enum CatalogPart {
    TEST("test"),
    PANEL("panel"),
    SPECIMEN_TYPE("specimen type"),
    REFLEX_RULE("reflex rule");

    private final String label;

    CatalogPart(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
