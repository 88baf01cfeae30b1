package org.undercroft.exchange.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.undercroft.exchange.lane.StoredMessage;

/** Answers given on the line, kept beside what is delivered to destinations. */
@Repository
public class LineAnswers {

    private final JdbcClient jdbc;
    /** Answers on their way over a line, by the very array that is sent; a few at any time. */
    private final Map<byte[], OnItsWay> sending = Collections.synchronizedMap(new IdentityHashMap<>());

    private final OutboundRepository outbound;
    private final OutboxBell bell;

    LineAnswers(JdbcClient jdbc, OutboundRepository outbound, OutboxBell bell) {
        this.jdbc = jdbc;
        this.outbound = outbound;
        this.bell = bell;
    }

    private record OnItsWay(long id, long question) {}

    /** Keeps the answers to a question, in the running transaction. */
    public void keep(StoredMessage question, String responder, List<byte[]> messages) {
        messages.forEach(message -> keep(question, message));
        settle(question, responder, "ANSWERED", null, "Answered with " + messages.size() + " message(s)");
    }

    /** Keeps that a question could not be answered, in the running transaction. */
    public void keepFailure(StoredMessage question, String responder, String reason) {
        settle(question, responder, "DEAD", reason, null);
        jdbc.sql("insert into exchange.dead_letter (inbound, reason) values (:id, :reason)")
                .param("id", question.id().value())
                .param("reason", reason)
                .update();
    }

    /** Settles questions received between these times that still have no answer; gives their number. */
    public int endUnanswered(Instant from, Instant until) {
        return jdbc.sql("""
            update exchange.inbox set state = 'UNANSWERED', settled_at = clock_timestamp(),
              reason = 'The program ended before it answered. Nobody waits for the answer any more'
            where kind = 'QUESTION' and state = 'RECEIVED' and received_at >= :from and received_at < :until
            """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .update();
    }

    /**
     * Keeps what became of an answer sent over a line, and lets go what waited for it.
     *
     * @param message the very array that {@link #keep} was given
     * @param failure why it did not arrive; empty if it did
     */
    public void sent(byte[] message, String failure) {
        OnItsWay answer = sending.remove(message);
        if (answer == null) {
            return;
        }
        if (outbound.letGo(answer.question()) > 0) {
            bell.ring();
        }
        if (!failure.isEmpty()) {
            jdbc.sql("update exchange.outbound set state = 'REFUSED', reason = :reason where id = :id")
                    .param("reason", failure)
                    .param("id", answer.id())
                    .update();
        }
    }

    private void keep(StoredMessage question, byte[] message) {
        Long id = jdbc.sql("""
            insert into exchange.outbound (destination, type, control_id, content, caused_by, answers, state, attempts,
              settled_at)
            values (:peer, :type, '', :content, :question, :question, 'DELIVERED', 1, clock_timestamp())
            returning id
            """)
                .param("peer", "on the line to " + question.sender())
                .param("type", "answer to " + question.type())
                .param("content", message)
                .param("question", question.id().value())
                .query(Long.class)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sending.put(message, new OnItsWay(id, question.id().value()));
            }
        });
    }

    private void settle(
            StoredMessage question, String responder, String state, @Nullable String reason, @Nullable String summary) {
        jdbc.sql("""
            update exchange.inbox set state = :state, reason = :reason, summary = :summary, handler = :responder,
              attempts = attempts + 1, settled_at = clock_timestamp()
            where id = :id
            """)
                .param("state", state)
                .param("reason", reason)
                .param("summary", summary)
                .param("responder", responder)
                .param("id", question.id().value())
                .update();
    }
}
