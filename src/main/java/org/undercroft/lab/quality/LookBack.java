package org.undercroft.lab.quality;

/** What a person finds on looking again at a result released before a failed control. */
public enum LookBack {
    STANDS("Stands"),
    REPEAT("To be repeated"),
    CORRECT("To be corrected");

    private final String label;

    LookBack(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
