package org.undercroft.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    EventDesk(
            JdbcClient jdbc,
            List<EventConsumer> consumers,
            EventDelivery delivery,
            ParkedEvents parked,
            EventBell bell,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.consumers = consumers;
        this.delivery = delivery;
        this.parked = parked;
        this.bell = bell;
        this.audit = audit;
    }

    /** How far each consumer has come, and how much is parked for it. */
    List<Progress> progress() {
        return jdbc.sql("""
            select c.name, c.position, coalesce((select max(position) from platform.event), 0) as newest,
                   (select count(*) from platform.parked_event p where p.consumer = c.name) as parked
            from platform.event_consumer c order by c.name
            """).query(Progress.class).list();
    }

    List<ParkedEvents.Parked> parked() {
        return parked.all();
    }

    /**
     * Tries a parked event again, now.
     *
     * @throws EventRefused if the consumer still can't handle it; it stays parked
     */
    void retry(String consumer, long position) {
        try {
            delivery.retry(consumer(consumer), position);
        } catch (RuntimeException e) {
            // Edge: whatever a consumer throws is shown to the person who asked.
            throw new EventRefused(ParkedEvents.words(e), e);
        }
    }

    /** Takes a parked event away from its consumer for good; the log keeps it. */
    @Transactional
    void setAside(String consumer, long position) {
        parked.release(consumer, position);
        audit.configurationChanged("event " + position + " for " + consumer, "parked", "set aside");
    }

    /**
     * Lets a consumer read again from a position. Consumers know what they did by the position of the event, so nothing
     * is done twice; a consumer that lost what it had built builds it again.
     *
     * @param from the position of the first event to read again
     */
    @Transactional
    void replay(String consumer, long from) {
        consumer(consumer);
        jdbc.sql("update platform.event_consumer set position = least(position, :before) where name = :name")
                .param("before", Math.max(0, from - 1))
                .param("name", consumer)
                .update();
        audit.configurationChanged("cursor of " + consumer, null, "replay from event " + from);
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
     * How far a consumer has come.
     *
     * @param name its name
     * @param position the last event it has passed
     * @param newest the newest event there is
     * @param parked how many events are parked for it
     */
    record Progress(String name, long position, long newest, long parked) {

        /** Events it has yet to pass. */
        public long behind() {
            return newest - position;
        }
    }
}
