package org.undercroft.lab.referral;

import org.undercroft.platform.page.Status;

/** Where a parcel to a reference laboratory is. */
public enum ReferralState {
    /** Samples are scanned into it. */
    PACKING("Packing", Status.Level.WAITING),
    /** On its way. */
    SHIPPED("Shipped", Status.Level.WORKING),
    /** The reference laboratory has it. */
    RECEIVED("Received there", Status.Level.WORKING),
    /** Every result is back. */
    DONE("Done", Status.Level.GOOD),
    /** Never sent. */
    CANCELLED("Cancelled", Status.Level.OFF);

    private final String label;
    private final Status.Level level;

    ReferralState(String label, Status.Level level) {
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

    /** Whether a parcel in this state may come into the next one. */
    public boolean mayBecome(ReferralState next) {
        return switch (next) {
            case PACKING -> false;
            case SHIPPED, CANCELLED -> this == PACKING;
            case RECEIVED -> this == SHIPPED;
            case DONE -> this == SHIPPED || this == RECEIVED;
        };
    }
}
