package org.undercroft.platform.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did. Who, from where and because of which message is added from
 * {@link org.undercroft.platform.actor.Acting}.
 *
 * @param action what was done
 * @param category what sort of thing it concerns, such as {@code patient-record}, {@code sign-in}, {@code configuration}
 * @param entityType the kind of thing, such as {@code Observation} or {@code account}
 * @param entityId which one; empty where there is none
 * @param patients the ids of the patients it tells about, often one, maybe none
 * @param outcome how it ended
 * @param detail in words, or null; cut at {@value #LONGEST_DETAIL} characters
 * @param purpose the purpose of use, such as {@code BTG} (break the glass), or null for ordinary work
 */
public record AuditEntry(
        AuditAction action,
        String category,
        String entityType,
        String entityId,
        List<String> patients,
        AuditOutcome outcome,
        @Nullable String detail,
        @Nullable String purpose) {

    /** The most characters of a detail that are kept. */
    public static final int LONGEST_DETAIL = 2_000;

    /** The category of what is done to a patient's record. */
    public static final String PATIENT_RECORD = "patient-record";

    public AuditEntry {
        patients = List.copyOf(patients);
        entityId = clean(entityId, LONGEST_DETAIL);
        detail = detail == null ? null : clean(detail, LONGEST_DETAIL);
    }

    /** A successful action on one thing, about no patient. */
    public static AuditEntry of(AuditAction action, String category, String entityType, String entityId) {
        return new AuditEntry(action, category, entityType, entityId, List.of(), AuditOutcome.SUCCESS, null, null);
    }

    /** A successful action on one thing of a patient's record. */
    public static AuditEntry ofPatient(AuditAction action, String entityType, String entityId, String patient) {
        return of(action, PATIENT_RECORD, entityType, entityId).about(List.of(patient));
    }

    /** The same, about these patients. */
    public AuditEntry about(List<String> ids) {
        return new AuditEntry(action, category, entityType, entityId, ids, outcome, detail, purpose);
    }

    /** The same, ended so. */
    public AuditEntry ended(AuditOutcome end) {
        return new AuditEntry(action, category, entityType, entityId, patients, end, detail, purpose);
    }

    /** The same, told in words. */
    public AuditEntry saying(@Nullable String words) {
        return new AuditEntry(action, category, entityType, entityId, patients, outcome, words, purpose);
    }

    /** The same, for this purpose of use. */
    public AuditEntry forPurpose(String use) {
        return new AuditEntry(action, category, entityType, entityId, patients, outcome, detail, use);
    }

    /** PostgreSQL keeps no NUL, and a half surrogate has no UTF-8. */
    private static String clean(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest);
        StringBuilder kept = new StringBuilder(cut.length());
        cut.codePoints()
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
