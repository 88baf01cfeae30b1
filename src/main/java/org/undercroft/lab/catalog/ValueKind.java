package org.undercroft.lab.catalog;

/** What the values of a test are. */
public enum ValueKind {
    /** Numbers, measured. */
    NUMERIC("Number"),
    /** One of a few words. */
    CODED("Choice"),
    /** Dilutions, such as 1:160. */
    TITER("Titer"),
    /** Free words. */
    TEXT("Text"),
    /** Numbers, computed from other results. */
    CALCULATED("Calculated");

    private final String label;

    ValueKind(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether the values are numbers. */
    public boolean isNumber() {
        return this == NUMERIC || this == CALCULATED;
    }
}
