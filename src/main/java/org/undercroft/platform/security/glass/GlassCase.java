package org.undercroft.platform.security.glass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.audit.AuditEntry;

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

    /** The purpose of use of all that is done behind broken glass (HL7 v3 ActReason). */
    public static final String PURPOSE = "BTG";

    /** What a use of the access is audited as: for the purpose, and with the number of this case. */
    public AuditEntry used(AuditEntry entry) {
        return entry.forPurpose(PURPOSE).saying(mark(id) + (entry.detail() == null ? "used" : entry.detail()));
    }

    /** What the detail of each use of a case begins with. */
    static String mark(long id) {
        return "break-glass case " + id + ": ";
    }

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
