package org.undercroft.platform.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how far consumers have come in the log, puts them back, and removes what all have passed. */
@Repository
class EventCursors {

    private final JdbcClient jdbc;

    EventCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far each consumer has come, by name.
     *
     * @param present those that this program has
     */
    List<EventDesk.Progress> progress(Set<String> present) {
        return jdbc.sql("""
            select c.name, c.position, coalesce((select max(position) from platform.event), 0) as newest,
                   (select count(*) from platform.parked_event p where p.consumer = c.name) as parked,
                   (select recorded_at from platform.event e where e.position > c.position order by e.position limit 1)
                     as oldest
            from platform.event_consumer c order by c.name
            """).query((row, _) -> progress(row, present)).list();
    }

    private static EventDesk.Progress progress(ResultSet row, Set<String> present) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        String name = row.getString("name");
        return new EventDesk.Progress(
                name,
                row.getLong("position"),
                row.getLong("newest"),
                row.getLong("parked"),
                oldest == null ? null : oldest.toInstant(),
                present.contains(name));
    }

    /** The newest events, of subjects that begin so. */
    List<EventDesk.Logged> latest(String subject, int most) {
        return jdbc.sql("""
            select position, recorded_at, type, subject, actor from platform.event
            where starts_with(subject, :subject) order by position desc limit :most
            """)
                .param("subject", subject)
                .param("most", most)
                .query((row, _) -> new EventDesk.Logged(
                        row.getLong("position"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("actor")))
                .list();
    }

    /** Where a consumer stands; it stays there until the transaction ends. */
    long lock(String consumer) {
        return jdbc.sql("select position from platform.event_consumer where name = :name for update")
                .param("name", consumer)
                .query(Long.class)
                .single();
    }

    /** Lets a consumer read again behind a position; one that hasn't come so far stays where it is. */
    void putBack(String consumer, long before) {
        jdbc.sql("update platform.event_consumer set position = least(position, :before) where name = :name")
                .param("before", before)
                .param("name", consumer)
                .update();
    }

    /** Removes what is older than this, what every consumer has passed, and what nobody parked; gives how many. */
    int prune(Instant before) {
        return jdbc.sql("""
            delete from platform.event e
            where e.recorded_at < :before
              and e.position <= (select coalesce(min(position), 0) from platform.event_consumer)
              and not exists (select from platform.parked_event p where p.position = e.position)
            """).param("before", Timestamp.from(before)).update();
    }
}
