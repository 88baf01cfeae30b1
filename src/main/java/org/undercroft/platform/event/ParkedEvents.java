package org.undercroft.platform.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events that a consumer could not handle, kept until a person decides. */
@Repository
class ParkedEvents {

    private static final int LONGEST_REASON = 2_000;

    private final JdbcClient jdbc;

    ParkedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether this event, or an earlier one of its subject, is parked, so that it must wait. An earlier one counts also
     * when the consumer reads the log again.
     */
    boolean blocks(String consumer, String subject, long position) {
        return jdbc.sql("""
            select exists (select from platform.parked_event
                           where consumer = :consumer and subject = :subject and position <= :position)
            """)
                .param("consumer", consumer)
                .param("subject", subject)
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    /** The first parked event of the subject to which a parked event belongs; empty if it is not parked. */
    Optional<Long> firstOfSubject(String consumer, long position) {
        return jdbc.sql("""
            select min(position) from platform.parked_event
            where consumer = :consumer and subject = (select subject from platform.parked_event
                                                      where consumer = :consumer and position = :position)
            having min(position) is not null
            """)
                .param("consumer", consumer)
                .param("position", position)
                .query(Long.class)
                .optional();
    }

    /** The next event of a subject that waits behind a position. */
    Optional<Long> next(String consumer, long position) {
        return jdbc.sql("""
            select min(p.position) from platform.parked_event p join platform.event e on e.subject = p.subject
            where p.consumer = :consumer and e.position = :position and p.position > :position
            having min(p.position) is not null
            """)
                .param("consumer", consumer)
                .param("position", position)
                .query(Long.class)
                .optional();
    }

    /** Keeps an event until a person decides; one that is parked already stays as it is. */
    void park(String consumer, long position, String subject, String reason, int attempts) {
        jdbc.sql("""
            insert into platform.parked_event (consumer, position, subject, reason, attempts)
            values (:consumer, :position, :subject, :reason, :attempts)
            on conflict (consumer, position) do nothing
            """)
                .param("consumer", consumer)
                .param("position", position)
                .param("subject", subject)
                .param("reason", reason)
                .param("attempts", attempts)
                .update();
    }

    /** Notes that an event was tried again in vain. */
    void refusedAgain(String consumer, long position, String reason) {
        jdbc.sql("""
            update platform.parked_event set attempts = attempts + 1, reason = :reason
            where consumer = :consumer and position = :position
            """)
                .param("consumer", consumer)
                .param("position", position)
                .param("reason", reason)
                .update();
    }

    /** Takes it away; gives whether it was there. */
    boolean release(String consumer, long position) {
        return jdbc.sql("delete from platform.parked_event where consumer = :consumer and position = :position")
                        .param("consumer", consumer)
                        .param("position", position)
                        .update()
                > 0;
    }

    List<Parked> all() {
        return jdbc.sql("""
            select p.consumer, p.position, p.subject, e.type, p.reason, p.attempts, p.parked_at,
                   e.payload::text as payload
            from platform.parked_event p join platform.event e using (position)
            order by p.consumer, p.position
            """)
                .query((row, number) -> new Parked(
                        row.getString("consumer"),
                        row.getLong("position"),
                        row.getString("subject"),
                        row.getString("type"),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        row.getTimestamp("parked_at").toInstant(),
                        row.getString("payload")))
                .list();
    }

    /** Why a consumer failed, from the outermost exception to its cause, bounded in length. */
    static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.append(words.isEmpty() ? "" : "; because ").append(cause);
        }
        return words.substring(0, Math.min(words.length(), LONGEST_REASON));
    }

    /** A parked event as an administrator sees it. */
    record Parked(
            String consumer,
            long position,
            String subject,
            String type,
            String reason,
            int attempts,
            Instant parkedAt,
            String payload) {}
}
