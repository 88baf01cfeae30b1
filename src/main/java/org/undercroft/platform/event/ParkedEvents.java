package org.undercroft.platform.event;

import java.time.Instant;
import java.util.List;
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

    /** Whether an event of this subject is already parked, so that the next must wait behind it. */
    boolean blocks(String consumer, String subject) {
        return jdbc.sql("""
            select exists (select from platform.parked_event where consumer = :consumer and subject = :subject)
            """)
                .param("consumer", consumer)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    void park(String consumer, long position, String subject, String reason, int attempts) {
        jdbc.sql("""
            insert into platform.parked_event (consumer, position, subject, reason, attempts)
            values (:consumer, :position, :subject, :reason, :attempts)
            """)
                .param("consumer", consumer)
                .param("position", position)
                .param("subject", subject)
                .param("reason", reason)
                .param("attempts", attempts)
                .update();
    }

    void release(String consumer, long position) {
        jdbc.sql("delete from platform.parked_event where consumer = :consumer and position = :position")
                .param("consumer", consumer)
                .param("position", position)
                .update();
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
