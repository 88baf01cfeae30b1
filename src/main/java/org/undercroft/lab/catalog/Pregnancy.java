package org.undercroft.lab.catalog;

/** What is known of a pregnancy; ranges may hold for one only. */
public enum Pregnancy {
    /** Of a person: none known. Of a range: holds whether pregnant or not. */
    ANY("any"),
    /** Pregnant, in whichever trimester. */
    PREGNANT("pregnant"),
    /** Up to week 13. */
    TRIMESTER_1("1st trimester"),
    /** Weeks 14 to 27. */
    TRIMESTER_2("2nd trimester"),
    /** From week 28. */
    TRIMESTER_3("3rd trimester");

    private final String label;

    Pregnancy(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether a range for this holds for somebody of whom {@code known} is known. */
    boolean holdsFor(Pregnancy known) {
        return this == ANY || this == known || (this == PREGNANT && known != ANY);
    }

    /** How closely a range for this describes a person: the closest one counts. */
    int closeness() {
        return this == ANY ? 0 : this == PREGNANT ? 1 : 2;
    }
}
