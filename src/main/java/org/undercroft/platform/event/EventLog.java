package org.undercroft.platform.event;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import tools.jackson.databind.json.JsonMapper;

/** Where departments tell what happened. */
@Repository
public class EventLog {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final EventBell bell;

    EventLog(JdbcTemplate jdbc, JsonMapper json, EventBell bell) {
        this.jdbc = jdbc;
        this.json = json;
        this.bell = bell;
    }

    /**
     * Appends an event to the log in the running transaction: it becomes known if, and only if, the change it tells of
     * is committed.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if there is no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(DomainEvent event) {
        append(List.of(event));
    }

    /** Appends several events, in their order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<? extends DomainEvent> events) {
        Acting acting = Acting.current();
        appendAll(events.stream()
                .map(event -> new Caused<DomainEvent>(acting, event))
                .toList());
    }

    /** Appends the events of several causes, in their order, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(List<Caused<DomainEvent>> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
            insert into platform.event (type, subject, actor, message, payload)
            values (?, ?, ?, ?, ?::jsonb)
            """, events, 500, (row, event) -> {
            row.setString(1, EventType.of(event.what().getClass()));
            row.setString(2, event.what().subject());
            row.setString(3, event.acting().actor().name());
            row.setObject(4, event.acting().message(), java.sql.Types.BIGINT);
            row.setString(5, json.writeValueAsString(event.what()));
        });
        ringAfterCommit();
    }

    private void ringAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    bell.ring();
                }
            });
        }
    }
}
