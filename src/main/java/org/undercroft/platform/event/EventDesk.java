package org.undercroft.platform.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.audit.AuditTrail;

/** What an administrator may do about the event log: look, try again, set aside, replay, prune. */
@Service
class EventDesk {

    private final JdbcClient jdbc;
    private final List<EventConsumer> consumers;
    private final EventDelivery delivery;
    private final ParkedEvents parked;
    private final EventBell bell;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    EventDesk(
            JdbcClient jdbc,
            List<EventConsumer> consumers,
            EventDelivery delivery,
            ParkedEvents parked,
            EventBell bell,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.consumers = consumers;
        this.delivery = delivery;
        this.parked = parked;
        this.bell = bell;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How far each consumer has come, and how much is parked for it. */
    List<Progress> progress() {
        Set<String> present = consumers.stream().map(EventConsumer::name).collect(Collectors.toUnmodifiableSet());
        return jdbc.sql("""
            select c.name, c.position, coalesce((select max(position) from platform.event), 0) as newest,
                   (select count(*) from platform.parked_event p where p.consumer = c.name) as parked,
                   (select recorded_at from platform.event e where e.position > c.position order by e.position limit 1)
                     as oldest
            from platform.event_consumer c order by c.name
            """).query((row, _) -> progress(row, present)).list();
    }

    private static Progress progress(ResultSet row, Set<String> present) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        String name = row.getString("name");
        return new Progress(
                name,
                row.getLong("position"),
                row.getLong("newest"),
                row.getLong("parked"),
                oldest == null ? null : oldest.toInstant(),
                present.contains(name));
    }

    /** The newest events, of a subject that begins so or all, to find the point to read again from. */
    List<Logged> latest(String subject, int most) {
        return jdbc.sql("""
            select position, recorded_at, type, subject, actor from platform.event
            where starts_with(subject, :subject) order by position desc limit :most
            """)
                .param("subject", subject)
                .param("most", most)
                .query((row, _) -> new Logged(
                        row.getLong("position"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("actor")))
                .list();
    }

    List<ParkedEvents.Parked> parked() {
        return parked.all();
    }

    /**
     * Tries a parked event again, now, and then those of its subject that wait behind it, in their order, up to the first
     * that is refused.
     *
     * @return how many were handled
     * @throws EventRefused if the consumer still can't handle it, or an earlier one of its subject is parked; it stays
     *     parked
     */
    int retry(String consumer, long position) {
        EventConsumer known = consumer(consumer);
        long first = parked.firstOfSubject(consumer, position)
                .orElseThrow(() -> new EventRefused("Event " + position + " is not parked for " + consumer));
        if (first < position) {
            throw new EventRefused(
                    "Event " + first + " of the same subject comes first; try that again, or set it aside");
        }
        tryAgain(known, position);
        return 1 + goOnBehind(known, position);
    }

    private int goOnBehind(EventConsumer consumer, long position) {
        int handled = 0;
        Optional<Long> next = parked.next(consumer.name(), position);
        while (next.isPresent()) {
            try {
                tryAgain(consumer, next.get());
            } catch (EventRefused staysParked) {
                return handled;
            }
            handled++;
            next = parked.next(consumer.name(), next.get());
        }
        return handled;
    }

    private void tryAgain(EventConsumer consumer, long position) {
        try {
            delivery.retry(consumer, position);
        } catch (EventRefused refused) {
            throw refused;
        } catch (RuntimeException e) {
            // Edge: whatever a consumer throws is kept with the event and shown to the person who asked.
            parked.refusedAgain(consumer.name(), position, ParkedEvents.words(e));
            throw new EventRefused(ParkedEvents.words(e), e);
        }
        transaction.executeWithoutResult(_ -> audit.configurationChanged(
                "event " + position + " for " + consumer.name(), "parked", "handled when tried again"));
    }

    /**
     * Takes a parked event away from its consumer for good; the log keeps it. Those of its subject behind it are handled
     * then.
     *
     * @param reason why the consumer can do without it
     * @return how many behind it were handled
     * @throws EventRefused if there is no reason, or it is not parked
     */
    int setAside(String consumer, long position, String reason) {
        if (reason.isBlank()) {
            throw new EventRefused("Say why " + consumer + " can do without this event");
        }
        transaction.executeWithoutResult(_ -> {
            if (!parked.release(consumer, position)) {
                throw new EventRefused("Event " + position + " is not parked for " + consumer);
            }
            audit.configurationChanged(
                    "event " + position + " for " + consumer, "parked", "set aside: " + reason.strip());
        });
        return consumers.stream()
                .filter(known -> known.name().equals(consumer))
                .mapToInt(known -> goOnBehind(known, position))
                .sum();
    }

    /**
     * Lets a consumer read again from a position. Consumers know what they did by the position of the event, so nothing
     * is done twice; a consumer that lost what it had built builds it again.
     *
     * @param from the position of the first event to read again
     * @throws EventRefused if there is no such consumer, or it has not come so far yet
     */
    @Transactional
    void replay(String consumer, long from) {
        consumer(consumer);
        long position = jdbc.sql("select position from platform.event_consumer where name = :name for update")
                .param("name", consumer)
                .query(Long.class)
                .single();
        if (from > position) {
            throw new EventRefused(consumer + " has only come to event " + position + "; it reads " + from + " anyway");
        }
        jdbc.sql("update platform.event_consumer set position = least(position, :before) where name = :name")
                .param("before", Math.max(0, from - 1))
                .param("name", consumer)
                .update();
        audit.configurationChanged("cursor of " + consumer, "at event " + position, "reads again from event " + from);
        bell.ring();
    }

    /**
     * Removes events that are older than they are kept for, that every consumer has passed, and that nobody parked.
     *
     * @return how many were removed
     */
    @Transactional
    int prune(Duration keep, Instant now) {
        return jdbc.sql("""
            delete from platform.event e
            where e.recorded_at < :before
              and e.position <= (select coalesce(min(position), 0) from platform.event_consumer)
              and not exists (select from platform.parked_event p where p.position = e.position)
            """)
                .param("before", java.sql.Timestamp.from(now.minus(keep)))
                .update();
    }

    private EventConsumer consumer(String name) {
        return consumers.stream()
                .filter(consumer -> consumer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EventRefused("There is no consumer " + name));
    }

    /**
     * An event in the log, without what it says.
     *
     * @param position its number
     * @param recordedAt when it was appended
     * @param type what sort of thing happened
     * @param subject to what
     * @param actor because of whom
     */
    record Logged(long position, Instant recordedAt, String type, String subject, String actor) {}

    /**
     * How far a consumer has come.
     *
     * @param name its name
     * @param position the last event it has passed
     * @param newest the newest event there is
     * @param parked how many events are parked for it
     * @param oldestWaiting when the first event it has yet to pass was appended; null if there is none
     * @param present whether this program has it; one that was taken out keeps its cursor, and events are kept for it
     */
    record Progress(
            String name,
            long position,
            long newest,
            long parked,
            @Nullable Instant oldestWaiting,
            boolean present) {

        /** Events it has yet to pass. */
        public long behind() {
            return Math.max(0, newest - position);
        }
    }
}
