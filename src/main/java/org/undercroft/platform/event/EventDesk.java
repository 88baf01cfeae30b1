package org.undercroft.platform.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.audit.AuditTrail;

/** What an administrator may do about the event log: look, try again, set aside, replay, prune. */
@Service
class EventDesk {

    private final EventCursors cursors;
    private final List<EventConsumer> consumers;
    private final EventDelivery delivery;
    private final ParkedEvents parked;
    private final EventBell bell;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    EventDesk(
            EventCursors cursors,
            List<EventConsumer> consumers,
            EventDelivery delivery,
            ParkedEvents parked,
            EventBell bell,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.cursors = cursors;
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
        return cursors.progress(present);
    }

    /** The newest events, of a subject that begins so or all, to find the point to read again from. */
    List<Logged> latest(String subject, int most) {
        return cursors.latest(subject, most);
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
        long position = cursors.lock(consumer);
        if (from > position) {
            throw new EventRefused(consumer + " has only come to event " + position + "; it reads " + from + " anyway");
        }
        cursors.putBack(consumer, Math.max(0, from - 1));
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
        return cursors.prune(now.minus(keep));
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
