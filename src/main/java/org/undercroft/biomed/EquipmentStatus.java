package org.undercroft.biomed;

import java.util.EnumSet;
import java.util.Set;

/** Whether a machine may be used. */
public enum EquipmentStatus {
    /** It may be used. */
    IN_SERVICE("In service"),
    /** It must not be used, and nobody works on it yet. */
    OUT_OF_SERVICE("Out of service"),
    /** It is being worked on. */
    IN_REPAIR("In repair"),
    /** The work is done; a control must pass before it is used. */
    AWAITING_CONTROL("Awaiting control"),
    /** It has left the hospital's service for good. */
    RETIRED("Retired");

    private final String label;

    EquipmentStatus(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /**
     * What may follow. A machine never waits for a control while it may be used, and a retired one comes back only to
     * be looked at first.
     */
    public Set<EquipmentStatus> next() {
        return switch (this) {
            case IN_SERVICE -> EnumSet.of(OUT_OF_SERVICE, IN_REPAIR, RETIRED);
            case OUT_OF_SERVICE -> EnumSet.of(IN_SERVICE, IN_REPAIR, AWAITING_CONTROL, RETIRED);
            case IN_REPAIR -> EnumSet.of(IN_SERVICE, OUT_OF_SERVICE, AWAITING_CONTROL, RETIRED);
            case AWAITING_CONTROL -> EnumSet.of(IN_SERVICE, OUT_OF_SERVICE, IN_REPAIR, RETIRED);
            case RETIRED -> EnumSet.of(OUT_OF_SERVICE);
        };
    }

    /** Whether {@code other} may follow. */
    public boolean mayBecome(EquipmentStatus other) {
        return next().contains(other);
    }
}
