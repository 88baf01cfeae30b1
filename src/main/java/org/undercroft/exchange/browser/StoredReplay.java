package org.undercroft.exchange.browser;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.exchange.lane.LaneBell;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Puts messages back into their lanes, a thousand in a transaction. */
@Component
public class StoredReplay implements Replay {

    private static final int STRIDE = 1000;

    private final JdbcClient jdbc;
    private final LaneBell bell;
    private final AuditTrail audit;

    /** Replays in a database; a subcommand makes one, the serving program has it as a bean. */
    public StoredReplay(JdbcClient jdbc, LaneBell bell, AuditTrail audit) {
        this.jdbc = jdbc;
        this.bell = bell;
        this.audit = audit;
    }

    @Override
    @Transactional
    public int of(List<MessageId> messages) {
        Long[] ids = messages.stream().map(MessageId::value).toArray(Long[]::new);
        List<Replayed> replayed = requeue(ids);
        audit.record(replayed.stream()
                .map(message -> AuditEntry.of(
                                AuditAction.EXECUTE, "message", "inbound-message", Long.toString(message.id()))
                        .saying("Replayed"))
                .toList());
        List<String> senders =
                replayed.stream().map(Replayed::sender).distinct().toList();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring(senders);
            }
        });
        return replayed.size();
    }

    @Override
    @Transactional
    public int of(Selection selection) {
        int replayed = 0;
        long after = 0;
        List<MessageId> some = next(selection, after);
        while (!some.isEmpty()) {
            replayed += of(some);
            after = some.getLast().value();
            some = next(selection, after);
        }
        return replayed;
    }

    private List<Replayed> requeue(Long[] ids) {
        return new ArrayList<>(jdbc.sql("""
            with again as (
              update exchange.inbox set state = 'RECEIVED', reason = null, summary = null, settled_at = null
              where id = any(:ids) and kind = 'MESSAGE' and state <> 'RECEIVED' returning id, sender, size
            ), lanes as (
              insert into exchange.lane select distinct sender from again order by sender on conflict do nothing
            ), laned as (
              insert into exchange.waiting (sender, id, size) select sender, id, size from again on conflict do nothing
            ), forgotten as (
              delete from exchange.mention where inbound in (select id from again)
            ), settled as (
              update exchange.dead_letter set settled_at = clock_timestamp(), settled_by = :by, settlement = 'REPLAYED'
              where settled_at is null and inbound in (select id from again)
            )
            select id, sender from again order by id
            """)
                .param("ids", ids)
                .param("by", Acting.current().actor().name())
                .query(Replayed.class)
                .list());
    }

    private List<MessageId> next(Selection selection, long after) {
        return jdbc.sql("""
            select id from exchange.inbox
            where id > :after and kind = 'MESSAGE' and state = :state
              and (:sender::text is null or sender = :sender) and (:type::text is null or type = :type)
              and received_at >= :since and received_at < :until
            order by id limit :most
            """)
                .param("after", after)
                .param("state", selection.state() == null ? "DEAD" : selection.state())
                .param("sender", selection.sender())
                .param("type", selection.type())
                .param("since", time(selection.since(), Instant.EPOCH))
                .param("until", time(selection.until(), Instant.parse("9999-01-01T00:00:00Z")))
                .param("most", STRIDE)
                .query((row, _) -> new MessageId(row.getLong("id")))
                .list();
    }

    private static Timestamp time(@Nullable Instant given, Instant otherwise) {
        return Timestamp.from(given == null ? otherwise : given);
    }

    private record Replayed(long id, String sender) {}
}
