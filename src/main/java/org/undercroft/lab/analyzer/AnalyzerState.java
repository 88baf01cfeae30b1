package org.undercroft.lab.analyzer;

/** Whether an analyzer's results may be trusted. */
public enum AnalyzerState {
    /** Its controls pass. */
    IN_SERVICE("In service"),
    /** A control failed, or a person took it out: what it measures is held. */
    OUT_OF_SERVICE("Out of service"),
    /** It was worked on and must pass a control. */
    AWAITING_CONTROL("Awaiting control"),
    /** It sent a message and nobody has yet said what it is. */
    TO_BE_IDENTIFIED("To be identified");

    private final String label;

    AnalyzerState(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
