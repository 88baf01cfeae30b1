package org.undercroft.records.patient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.PatientId;

/**
 * A merge, standing or undone.
 *
 * @param number its number
 * @param loser the identity that leads to the other
 * @param survivor the identity that counts
 * @param madeAt when
 * @param madeBy by whom
 * @param reason why
 * @param undoneAt when it was undone; null while it stands
 * @param undoneBy by whom
 * @param undoneReason why
 */
public record PatientLink(
        long number,
        PatientId loser,
        PatientId survivor,
        Instant madeAt,
        String madeBy,
        String reason,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoneReason) {

    /** Whether it still holds. */
    public boolean stands() {
        return undoneAt == null;
    }
}
