package org.undercroft.lab.result;

/** What became of a result. */
public enum ResultState {
    /** Nobody knows whose specimen it is. */
    UNMATCHED("Unmatched"),
    /** A person must look. */
    HELD("Held"),
    /** On its way to the ward. */
    RELEASED("Released"),
    /** A person asks for another measurement. */
    REPEAT("Repeat"),
    /** A person threw it out; if it had been released, it was withdrawn. */
    REJECTED("Rejected"),
    /** An unmatched one that belongs to nobody. */
    DISCARDED("Discarded"),
    /** Another value was released instead. */
    SUPERSEDED("Superseded"),
    /** It was released, and a corrected value took its place. */
    CORRECTED("Corrected"),
    /** Its code is known and deliberately not reported. */
    NOTED("Noted");

    private final String label;

    ResultState(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
