package org.undercroft.platform.security.glass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One breaking of the glass.
 *
 * @param id its number
 * @param account who
 * @param patient the id of the patient
 * @param reason why, in their words
 * @param openedAt when
 * @param openUntil until when
 * @param review what the review found; null while it waits
 */
public record GlassCase(
        long id,
        String account,
        String patient,
        String reason,
        Instant openedAt,
        Instant openUntil,
        @Nullable Review review) {

    /** What a reviewer may find. */
    public enum Verdict {
        /** The access was needed. */
        JUSTIFIED,
        /** It was not, and is followed up. */
        NOT_JUSTIFIED
    }

    /**
     * A review.
     *
     * @param reviewer who looked
     * @param at when
     * @param verdict what they found
     * @param note in their words
     */
    public record Review(String reviewer, Instant at, Verdict verdict, String note) {}
}
