package org.undercroft.platform.security.glass;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was seen by a breaking of the glass, as the audit trail tells it. */
@Repository
class GlassUses {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    GlassUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One use.
     *
     * @param position its entry in the audit trail
     * @param at when
     * @param entityType the kind of thing that was seen
     * @param entityId which one; empty for a search
     * @param detail in words
     */
    record Use(long position, Instant at, String entityType, String entityId, String detail) {}

    /** The uses of a case, in their order; at most {@value #MOST}. */
    @Transactional(readOnly = true)
    public List<Use> of(GlassCase broken) {
        return jdbc.sql("""
            select position, recorded_at, entity_type, entity_id, detail from platform.audit_entry
            where actor = :actor and recorded_at >= :from and purpose = :purpose and starts_with(detail, :mark)
            order by position limit :most
            """)
                .param("actor", broken.account())
                .param("from", broken.openedAt().atOffset(java.time.ZoneOffset.UTC))
                .param("purpose", GlassCase.PURPOSE)
                .param("mark", GlassCase.mark(broken.id()))
                .param("most", MOST)
                .query((row, _) -> new Use(
                        row.getLong("position"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("entity_type"),
                        row.getString("entity_id"),
                        row.getString("detail")))
                .list();
    }
}
