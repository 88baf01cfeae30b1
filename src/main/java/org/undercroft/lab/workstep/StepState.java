package org.undercroft.lab.workstep;

import org.undercroft.platform.page.Status;

/** How far a work order step is. */
public enum StepState {
    /** On its way; the analyzer has not said yes or no. */
    SENT("Sent"),
    /** The analyzer will measure it. */
    ACCEPTED("Accepted"),
    /** The analyzer can't measure it. */
    REJECTED("Rejected"),
    /** The analyzer asked again and got a new step. */
    REPLACED("Replaced"),
    /** Taken back; the analyzer has not confirmed it. */
    CANCELLING("Being cancelled"),
    /** Taken back, or given up by the analyzer. */
    CANCELLED("Cancelled"),
    /** Measured. */
    DONE("Measured");

    private final String label;

    StepState(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** As pages show it. */
    public Status status() {
        return switch (this) {
            case SENT, CANCELLING -> Status.working(label);
            case ACCEPTED, DONE -> Status.good(label);
            case REJECTED -> Status.serious(label);
            case REPLACED, CANCELLED -> Status.off(label);
        };
    }
}
