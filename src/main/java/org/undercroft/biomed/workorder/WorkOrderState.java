package org.undercroft.biomed.workorder;

/** How far a work order has come. */
public enum WorkOrderState {
    /** Asked for; nobody has taken it. */
    OPEN("Open"),
    /** Somebody has taken it and not begun. */
    ASSIGNED("Assigned"),
    /** It is being worked on. */
    IN_PROGRESS("In progress"),
    /** It waits for something: a part, a vendor, a quiet hour. */
    ON_HOLD("On hold"),
    /** It is done. */
    CLOSED("Closed"),
    /** It was not needed. */
    CANCELLED("Cancelled");

    private final String label;

    WorkOrderState(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return this != CLOSED && this != CANCELLED;
    }
}
