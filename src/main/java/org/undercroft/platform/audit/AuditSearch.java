package org.undercroft.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.undercroft.platform.actor.Actor;

/**
 * What is looked for in the audit trail; null means any.
 *
 * @param patient entries about this patient id
 * @param actor the exact name of who did it
 * @param action what was done
 * @param category what it concerned
 * @param from not before
 * @param until before
 * @param olderThan entries with a smaller position, to read on
 * @param most how many at most, up to {@link #MOST}
 */
public record AuditSearch(
        @Nullable String patient,
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable String category,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long olderThan,
        int most) {

    /** The most entries of one answer. */
    public static final int MOST = 10_000;

    public AuditSearch {
        most = Math.clamp(most, 1, MOST);
    }

    /** The newest entries about a patient. */
    public static AuditSearch ofPatient(String patient, int most) {
        return new AuditSearch(patient, null, null, null, null, null, null, most);
    }

    List<RecordedAudit> run(JdbcTemplate jdbc) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "patients @> array[?::text]", patient);
        add(conditions, values, "actor = ?", actor);
        add(conditions, values, "action = ?", action == null ? null : action.name());
        add(conditions, values, "category = ?", category);
        add(conditions, values, "recorded_at >= ?", from == null ? null : from.atOffset(ZoneOffset.UTC));
        add(conditions, values, "recorded_at < ?", until == null ? null : until.atOffset(ZoneOffset.UTC));
        add(conditions, values, "position < ?", olderThan);
        values.add(most);
        return jdbc.query(
                "select * from platform.audit_entry where " + String.join(" and ", conditions)
                        + " order by position desc limit ?",
                (row, _) -> recorded(row),
                values.toArray());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static RecordedAudit recorded(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                AuditAction.valueOf(row.getString("action")),
                row.getString("category"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                List.of((String[]) row.getArray("patients").getArray()),
                AuditOutcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                row.getString("purpose"));
        return new RecordedAudit(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor"),
                        row.getString("address")),
                row.getObject("message", Long.class),
                entry);
    }
}
