package org.undercroft.lab.quality;

/** What is done about a failed control. */
public enum CorrectiveAction {
    REPEATED("Control repeated", false),
    NEW_CONTROL("New control material", false),
    RECALIBRATED("Recalibrated", true),
    NEW_REAGENT("Reagent changed", true),
    SERVICED("Serviced", true),
    OTHER("Other", false);

    private final String label;
    private final boolean restarts;

    CorrectiveAction(String label, boolean restarts) {
        this.label = label;
        this.restarts = restarts;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether the method is another one after it, so that rules don't look back beyond it. */
    public boolean restarts() {
        return restarts;
    }
}
