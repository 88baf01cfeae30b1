package org.undercroft.biomed.equipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changed about a machine.
 *
 * @param kind what sort of change
 * @param before what it was; empty if nothing
 * @param after what it is
 * @param reason why, in words; may be empty
 * @param workOrder the work order that caused it, if one did
 * @param changedBy the account, or the part of Undercroft
 * @param changedAt when
 */
public record EquipmentChange(
        Kind kind,
        String before,
        String after,
        String reason,
        @Nullable String workOrder,
        String changedBy,
        Instant changedAt) {

    /** What sort of change. */
    public enum Kind {
        REGISTERED,
        DESCRIPTION,
        LOCATION,
        STATUS
    }
}
