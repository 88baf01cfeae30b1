package org.undercroft.records.encounter;

import java.util.UUID;

/**
 * The number of a stay or visit.
 *
 * @param authority who gave it
 * @param value it
 */
public record VisitNumber(String authority, String value) {

    private static final String OURS = "undercroft";

    /** A number for a visit to which the hospital gave none. */
    public static VisitNumber unnumbered() {
        return new VisitNumber(OURS, UUID.randomUUID().toString());
    }

    /** As people see it: empty where the hospital gave none. */
    public String shown() {
        return authority.equals(OURS) ? "" : value;
    }
}
