package org.undercroft.lab.microscope.slide;

import org.undercroft.platform.page.Status;

/** How far a slide is. */
public enum SlideState {
    /** Its tiles are still to be made. */
    WAITING("Waiting", Status.Level.WAITING),
    /** Its tiles are being made. */
    BUILDING("Being prepared", Status.Level.WORKING),
    /** It can be looked at. */
    READY("Ready", Status.Level.GOOD),
    /** Its file can't be shown; the reason is said. */
    FAILED("Can't be shown", Status.Level.SERIOUS),
    /** A person took it out of use; it is kept. */
    WITHDRAWN("Withdrawn", Status.Level.OFF);

    private final String label;
    private final Status.Level level;

    SlideState(String label, Status.Level level) {
        this.label = label;
        this.level = level;
    }

    /** The state for people. */
    public String label() {
        return label;
    }

    /** The state as a lamp. */
    public Status status() {
        return new Status(level, label);
    }
}
