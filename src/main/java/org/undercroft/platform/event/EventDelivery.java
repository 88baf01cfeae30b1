package org.undercroft.platform.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Brings events to a consumer: many in one transaction while all goes well, one by one when something fails. */
@Component
class EventDelivery {

    private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EventHorizon horizon;
    private final ParkedEvents parked;
    private final TransactionTemplate transaction;

    EventDelivery(
            JdbcClient jdbc,
            JsonMapper json,
            EventHorizon horizon,
            ParkedEvents parked,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.horizon = horizon;
        this.parked = parked;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives a consumer a cursor, unless it has one: where the furthest of the others stands. What happened before its time
     * is nobody's work any more; an administrator may still replay it.
     */
    void enroll(EventConsumer consumer) {
        jdbc.sql("""
            insert into platform.event_consumer
            select :name, coalesce(max(position), 0) from platform.event_consumer on conflict do nothing
            """).param("name", consumer.name()).update();
    }

    /** Delivers a batch if there is one; tells whether more may be waiting. */
    boolean deliverSome(EventConsumer consumer) {
        long settled = horizon.settled();
        try {
            return deliver(consumer, settled, BATCH);
        } catch (RuntimeException e) {
            log.info("Consumer {} failed within a batch; going on one by one", consumer.name(), e);
            return deliverOneByOne(consumer, settled);
        }
    }

    private boolean deliverOneByOne(EventConsumer consumer, long settled) {
        for (int attempt = 1; ; attempt++) {
            try {
                return deliver(consumer, settled, 1);
            } catch (RuntimeException e) {
                // Edge: whatever a consumer throws is shown with its event; the log goes on behind it.
                if (attempt == ATTEMPTS) {
                    park(consumer, settled, e);
                    return true;
                }
                pause(attempt);
            }
        }
    }

    private boolean deliver(EventConsumer consumer, long settled, int atMost) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<Long> cursor = claim(consumer);
            if (cursor.isEmpty() || cursor.get() >= settled) {
                return false;
            }
            List<Row> rows = read(consumer, cursor.get(), settled, atMost);
            rows.forEach(row -> handle(consumer, row));
            boolean full = rows.size() == atMost;
            moveCursor(consumer, full ? rows.getLast().position() : settled);
            return full;
        }));
    }

    private void handle(EventConsumer consumer, Row row) {
        if (parked.blocks(consumer.name(), row.subject(), row.position())) {
            parked.park(consumer.name(), row.position(), row.subject(), "Waits behind an earlier event", 0);
            return;
        }
        RecordedEvent recorded = decode(consumer, row);
        Acting.as(Actor.system(consumer.name()), row.message(), () -> {
            consumer.handle(recorded);
            return recorded;
        });
    }

    private void park(EventConsumer consumer, long settled, RuntimeException reason) {
        transaction.executeWithoutResult(_ -> claim(consumer)
                .flatMap(cursor -> read(consumer, cursor, settled, 1).stream().findFirst())
                .ifPresent(row -> {
                    log.warn("Consumer {} can't handle event {}; parked", consumer.name(), row.position(), reason);
                    parked.park(consumer.name(), row.position(), row.subject(), ParkedEvents.words(reason), ATTEMPTS);
                    moveCursor(consumer, row.position());
                }));
    }

    /**
     * Handles a parked event again, now. No other event reaches the consumer meanwhile, so none of the same subject
     * can slip in behind.
     *
     * @throws RuntimeException what the consumer threw; the event stays parked
     */
    void retry(EventConsumer consumer, long position) {
        transaction.executeWithoutResult(_ -> {
            hold(consumer);
            Row row = jdbc.sql("""
                select position, recorded_at, type, subject, actor, message, payload::text as payload
                from platform.event where position = :position
                """).param("position", position).query(Row.class).single();
            if (!parked.release(consumer.name(), position)) {
                throw new EventRefused("Event " + position + " is not parked for " + consumer.name() + " any more");
            }
            RecordedEvent recorded = decode(consumer, row);
            Acting.as(Actor.system(consumer.name()), row.message(), () -> {
                consumer.handle(recorded);
                return recorded;
            });
        });
    }

    private void hold(EventConsumer consumer) {
        jdbc.sql("select position from platform.event_consumer where name = :name for update")
                .param("name", consumer.name())
                .query(Long.class)
                .single();
    }

    private Optional<Long> claim(EventConsumer consumer) {
        return jdbc.sql("select position from platform.event_consumer where name = :name for update skip locked")
                .param("name", consumer.name())
                .query(Long.class)
                .optional();
    }

    private List<Row> read(EventConsumer consumer, long cursor, long settled, int atMost) {
        return jdbc.sql("""
            select position, recorded_at, type, subject, actor, message, payload::text as payload
            from platform.event
            where position > :cursor and position <= :settled and type = any(:types)
            order by position limit :most
            """)
                .param("cursor", cursor)
                .param("settled", settled)
                .param("types", types(consumer).keySet().toArray(String[]::new))
                .param("most", atMost)
                .query(Row.class)
                .list();
    }

    private void moveCursor(EventConsumer consumer, long position) {
        jdbc.sql("update platform.event_consumer set position = :position where name = :name")
                .param("position", position)
                .param("name", consumer.name())
                .update();
    }

    private RecordedEvent decode(EventConsumer consumer, Row row) {
        Class<? extends DomainEvent> type = types(consumer).get(row.type());
        if (type == null) {
            throw new IllegalStateException(consumer.name() + " no longer handles " + row.type());
        }
        return new RecordedEvent(
                row.position(),
                row.recordedAt().toInstant(),
                row.actor(),
                row.message(),
                json.readValue(row.payload(), type));
    }

    private static Map<String, Class<? extends DomainEvent>> types(EventConsumer consumer) {
        return consumer.handles().stream().collect(Collectors.toMap(EventType::of, type -> type));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped between two attempts", e);
        }
    }

    private record Row(
            long position,
            java.time.OffsetDateTime recordedAt,
            String type,
            String subject,
            String actor,
            @org.jspecify.annotations.Nullable Long message,
            String payload) {}
}
