package org.undercroft.platform.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;

/**
 * Where everybody writes down what they do. The entry belongs to the running transaction: no change and no read without
 * its entry, and if the entry can't be written the work fails.
 */
@Repository
public class AuditTrail {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    /** A trail in a database; a subcommand makes one, the serving program has it as a bean. */
    public AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes an entry in the running transaction.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if there is no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    /** Writes several entries, in their order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AuditEntry> entries) {
        Acting acting = Acting.current();
        recordAll(entries.stream().map(entry -> new Caused<>(acting, entry)).toList());
    }

    /** Writes the entries of several causes, in their order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(List<Caused<AuditEntry>> entries) {
        jdbc.batchUpdate("""
            insert into platform.audit_entry (actor_kind, actor, address, message, action, category, entity_type,
                                              entity_id, patients, outcome, detail, purpose)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, entries, BATCH, (row, entry) -> fill(row, entry.acting(), entry.what()));
    }

    /**
     * Writes down that a setting was changed.
     *
     * @param what which, such as {@code channel/ward-results}
     * @param before what it was; null if it was not there
     * @param after what it is; null if it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void configurationChanged(String what, @Nullable String before, @Nullable String after) {
        AuditAction action =
                before == null ? AuditAction.CREATE : after == null ? AuditAction.DELETE : AuditAction.UPDATE;
        record(AuditEntry.of(action, "configuration", "setting", what)
                .saying("from: " + (before == null ? "nothing" : before) + "\nto: "
                        + (after == null ? "nothing" : after)));
    }

    /**
     * Finds entries, newest first. Reading the trail is itself written down, in the same transaction.
     *
     * @return at most {@link AuditSearch#MOST} entries; ask on with {@link AuditSearch#olderThan}
     */
    @Transactional
    public List<RecordedAudit> search(AuditSearch search) {
        List<RecordedAudit> found = search.run(jdbc);
        record(AuditEntry.of(AuditAction.READ, "audit", "audit-trail", "")
                .about(search.patient() == null ? List.of() : List.of(search.patient()))
                .saying(search + ": " + found.size() + " entries"));
        return found;
    }

    private static void fill(PreparedStatement row, Acting acting, AuditEntry entry) throws SQLException {
        row.setString(1, acting.actor().kind().name());
        row.setString(2, acting.actor().name());
        row.setString(3, acting.actor().address());
        row.setObject(4, acting.message(), Types.BIGINT);
        row.setString(5, entry.action().name());
        row.setString(6, entry.category());
        row.setString(7, entry.entityType());
        row.setString(8, entry.entityId());
        row.setArray(
                9, row.getConnection().createArrayOf("text", entry.patients().toArray()));
        row.setString(10, entry.outcome().name());
        row.setString(11, entry.detail());
        row.setString(12, entry.purpose());
    }
}
