package org.undercroft.lab.pathology;

/** The kinds of case; each counts its own numbers. */
public enum CaseKind {
    SURGICAL("S", "Surgical pathology"),
    BONE_MARROW("B", "Bone marrow"),
    CYTOLOGY("N", "Cytology"),
    AUTOPSY("A", "Autopsy"),
    CONSULTATION("O", "Slides from elsewhere");

    private final String letter;
    private final String label;

    CaseKind(String letter, String label) {
        this.letter = letter;
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** The kind of case that an ordered test makes. */
    static CaseKind ofTest(String test) {
        return switch (test) {
            case "BMBX" -> BONE_MARROW;
            case "CYTC", "CYTN", "FNA" -> CYTOLOGY;
            case "AUTOP" -> AUTOPSY;
            default -> SURGICAL;
        };
    }

    /** The number of the year's {@code running} case, such as {@code S26-000123}. */
    String number(int year, int running) {
        return "%s%02d-%06d".formatted(letter, year % 100, running);
    }
}
