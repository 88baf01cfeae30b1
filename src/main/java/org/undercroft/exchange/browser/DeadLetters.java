package org.undercroft.exchange.browser;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** The dead letters, in and out. They stay until somebody settles them. */
@Repository
public class DeadLetters {

    static final Listing LISTING =
            Listing.sortedBy("died", Direction.DESCENDING).filteredBy("settled", "partner", "reason");

    private static final String ALL = """
        select d.*, coalesce(i.kind, 'OUTGOING') as kind, coalesce(i.type, o.type, '?') as type,
               coalesce(i.sender, o.destination, '?') as partner
        from exchange.dead_letter d
        left join exchange.inbox i on i.id = d.inbound left join exchange.outbound o on o.id = d.outbound
        """;

    private static final String MATCHING = """
        where (d.settled_at is not null) = :settled
          and position(lower(:partner) in lower(coalesce(i.sender, o.destination, ''))) > 0
          and position(lower(:reason) in lower(d.reason)) > 0
        """;

    private final JdbcClient jdbc;
    private final Replay replay;
    private final AuditTrail audit;

    DeadLetters(JdbcClient jdbc, Replay replay, AuditTrail audit) {
        this.jdbc = jdbc;
        this.replay = replay;
        this.audit = audit;
    }

    PageOf<DeadLetter> page(PageRequest request) {
        var filters = java.util.Map.of(
                "settled", request.filter("settled").isPresent(),
                "partner", request.filter("partner").orElse(""),
                "reason", request.filter("reason").orElse(""));
        String order = request.direction() == Direction.ASCENDING ? "asc" : "desc";
        List<DeadLetter> rows = jdbc.sql(ALL + MATCHING + " order by d.id " + order + " limit :most offset :offset")
                .params(filters)
                .param("most", request.size())
                .param("offset", request.offset())
                .query((row, _) -> letter(row))
                .list();
        long total = jdbc.sql("select count(*) from (" + ALL + MATCHING + " limit 10000) found")
                .params(filters)
                .query(Long.class)
                .single();
        return new PageOf<>(rows, total, request);
    }

    List<DeadLetter> ofInbound(long id) {
        return jdbc.sql(ALL + " where d.inbound = :id order by d.id")
                .param("id", id)
                .query((row, _) -> letter(row))
                .list();
    }

    List<DeadLetter> ofOutbound(long id) {
        return jdbc.sql(ALL + " where d.outbound = :id order by d.id")
                .param("id", id)
                .query((row, _) -> letter(row))
                .list();
    }

    /** Brings open dead letters to their handlers or destinations once more; gives how many could be. */
    @Transactional
    public int replay(List<Long> letters) {
        List<DeadLetter> open = open(letters);
        int inbound = replay.of(open.stream()
                .filter(DeadLetter::isReplayable)
                .map(DeadLetter::inbound)
                .filter(Objects::nonNull)
                .map(MessageId::new)
                .toList());
        return inbound
                + deliverAgain(open.stream()
                        .map(DeadLetter::outbound)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private int deliverAgain(List<Long> outbound) {
        if (outbound.isEmpty()) {
            return 0;
        }
        int again = jdbc.sql("""
            update exchange.outbound set state = 'PENDING', refusals = 0, next_attempt_at = null, settled_at = null,
              requeued_at = clock_timestamp()
            where id = any(:ids) and state in ('REFUSED', 'EXPIRED')
            """).param("ids", outbound.toArray(Long[]::new)).update();
        settle("outbound", outbound, "REPLAYED", null);
        outbound.forEach(id -> recordAudit("outbound-message", id, "Delivered again"));
        return again;
    }

    /** Settles open dead letters without replay; gives how many were open. */
    @Transactional
    public int resolve(List<Long> letters, String note) {
        List<DeadLetter> open = open(letters);
        List<Long> ids = open.stream().map(DeadLetter::id).toList();
        settle("id", ids, "RESOLVED", note);
        jdbc.sql("""
            update exchange.inbox set state = 'RESOLVED'
            where state = 'DEAD' and id in (select inbound from exchange.dead_letter where id = any(:ids))
            """).param("ids", ids.toArray(Long[]::new)).update();
        jdbc.sql("""
            update exchange.outbound set state = 'RESOLVED'
            where state in ('REFUSED', 'EXPIRED')
              and id in (select outbound from exchange.dead_letter where id = any(:ids))
            """).param("ids", ids.toArray(Long[]::new)).update();
        ids.forEach(id -> recordAudit("dead-letter", id, "Resolved: " + note));
        return ids.size();
    }

    private void settle(String column, List<Long> ids, String settlement, @Nullable String note) {
        jdbc.sql("""
            update exchange.dead_letter set settled_at = clock_timestamp(), settled_by = :by, settlement = :settlement,
              note = :note
            where settled_at is null and
            """ + column + " = any(:ids)")
                .param("by", Acting.current().actor().name())
                .param("settlement", settlement)
                .param("note", note)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private void recordAudit(String type, long id, String words) {
        audit.record(AuditEntry.of(AuditAction.EXECUTE, "message", type, Long.toString(id))
                .saying(words));
    }

    private List<DeadLetter> open(List<Long> letters) {
        return jdbc.sql(ALL + " where d.settled_at is null and d.id = any(:ids) order by d.id for update of d")
                .param("ids", letters.toArray(Long[]::new))
                .query((row, _) -> letter(row))
                .list();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        long inbound = row.getLong("inbound");
        long outbound = row.getLong("outbound");
        return new DeadLetter(
                row.getLong("id"),
                inbound == 0 ? null : inbound,
                outbound == 0 ? null : outbound,
                row.getString("kind"),
                row.getString("type"),
                row.getString("partner"),
                row.getString("reason"),
                row.getTimestamp("died_at").toInstant(),
                MessageSearch.instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("settlement"),
                row.getString("note"));
    }
}
