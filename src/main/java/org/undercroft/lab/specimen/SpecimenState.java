package org.undercroft.lab.specimen;

import java.util.EnumSet;
import java.util.Set;
import org.undercroft.platform.page.Status;

/** Where a specimen is in its life. */
public enum SpecimenState {
    /** Asked for; nobody has drawn it. */
    ORDERED("To collect", Status.Level.WAITING),
    /** Drawn, still where it was drawn. */
    COLLECTED("Collected", Status.Level.WORKING),
    /** On its way to the laboratory. */
    IN_TRANSIT("In transit", Status.Level.WORKING),
    /** At the bench. */
    RECEIVED("Received", Status.Level.GOOD),
    /** At a position of a rack. */
    STORED("Stored", Status.Level.GOOD),
    /** Taken out of its position, at the bench again. */
    RETRIEVED("Retrieved", Status.Level.GOOD),
    /** Sent to a reference laboratory. */
    REFERRED("Referred", Status.Level.WORKING),
    /** Can't be used. */
    REJECTED("Rejected", Status.Level.SERIOUS),
    /** Thrown away, or never needed. */
    DISCARDED("Discarded", Status.Level.OFF);

    private static final Set<SpecimenState> AWAITED = EnumSet.of(ORDERED, COLLECTED, IN_TRANSIT);
    private static final Set<SpecimenState> AT_HAND = EnumSet.of(RECEIVED, RETRIEVED);

    private final String label;
    private final Status.Level level;

    SpecimenState(String label, Status.Level level) {
        this.label = label;
        this.level = level;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** As pages show it. */
    public Status status() {
        return new Status(level, label);
    }

    /** Whether the laboratory still waits for it. */
    public boolean isAwaited() {
        return AWAITED.contains(this);
    }

    /** Whether it is at the bench, to be worked on. */
    public boolean isAtHand() {
        return AT_HAND.contains(this);
    }

    /** Whether a specimen in this state may come into the next one. */
    public boolean mayBecome(SpecimenState next) {
        return switch (next) {
            case ORDERED -> false;
            case COLLECTED -> this == ORDERED;
            case IN_TRANSIT -> this == COLLECTED;
            case RECEIVED -> isAwaited() || this == REFERRED;
            case STORED, REFERRED -> isAtHand();
            case RETRIEVED -> this == STORED;
            case REJECTED -> isAwaited() || isAtHand() || this == STORED;
            case DISCARDED -> this != DISCARDED && this != REFERRED;
        };
    }
}
