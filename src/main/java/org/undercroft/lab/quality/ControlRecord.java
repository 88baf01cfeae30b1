package org.undercroft.lab.quality;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.control.ControlRepository;
import org.undercroft.lab.control.ControlRun;

/** Reads what controls were measured and what happened to the analyzers between them. */
@Repository
public class ControlRecord {

    private final JdbcClient jdbc;
    private final ControlRepository controls;

    ControlRecord(JdbcClient jdbc, ControlRepository controls) {
        this.jdbc = jdbc;
        this.controls = controls;
    }

    /** Something that happened to an analyzer. */
    public record Event(long id, String kind, String words, boolean restarts, Instant at, String enteredBy) {}

    /**
     * A test on an analyzer that has controls.
     *
     * @param last the latest control's time; null before the first
     * @param verdict its verdict; null before the first
     * @param openFailures rejections nobody signed off
     * @param hours the schedule: so many hours apart; null if by shifts or unscheduled
     * @param shifts the schedule: at these times; empty if by hours or unscheduled
     */
    record Watched(
            long analyzer,
            String name,
            String state,
            String test,
            @Nullable Instant last,
            @Nullable String verdict,
            List<String> rules,
            long openFailures,
            @Nullable Integer hours,
            String shifts,
            int grace,
            Instant since) {}

    List<Watched> watched() {
        return jdbc.sql("""
            with pair as (
              select distinct coalesce(t.analyzer, m.analyzer) as analyzer, t.test
                from lab.control_target t
                left join lab.analyzer_mapping m on t.analyzer is null and m.test = t.test
               where t.active and coalesce(t.analyzer, m.analyzer) is not null
              union select analyzer, test from lab.control_schedule)
            select p.analyzer, a.name, a.state, p.test, coalesce(r.measured_at, r.received_at) as last, r.verdict, r.rules,
                   (select count(*) from lab.control_failure f join lab.control_target t on t.id = f.target
                     where f.analyzer = p.analyzer and t.test = p.test and f.signed_at is null) as failures,
                   s.hours, coalesce(s.shifts, '') as shifts, coalesce(s.grace, 0) as grace,
                   coalesce(s.changed_at, now()) as since
              from pair p join lab.analyzer a on a.id = p.analyzer
              left join lab.control_schedule s on s.analyzer = p.analyzer and s.test = p.test
              left join lateral (select * from lab.control_result r
                                  where r.analyzer = p.analyzer and r.test = p.test and r.target is not null
                                    and r.verdict <> 'EXPIRED'
                                  order by r.id desc limit 1) r on true
             order by lower(a.name), p.analyzer, p.test
            """)
                .query((row, _) -> new Watched(
                        row.getLong("analyzer"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getString("test"),
                        instant(row.getTimestamp("last")),
                        row.getString("verdict"),
                        row.getArray("rules") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("rules").getArray()),
                        row.getLong("failures"),
                        row.getObject("hours", Integer.class),
                        row.getString("shifts"),
                        row.getInt("grace"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** The controls of a test on an analyzer in a time, oldest first; at most so many, the latest. */
    List<ControlRun> runs(long analyzer, String test, Instant from, Instant to, int most) {
        return controls.runs(analyzer, test, from, to, most);
    }

    /** What happened to an analyzer in a time that concerns a test, oldest first. */
    List<Event> events(long analyzer, String test, Instant from, Instant to) {
        return jdbc.sql("""
            select * from lab.control_event
             where analyzer = ? and (test is null or test = ?) and at between ? and ? order by at limit 500
            """)
                .params(analyzer, test, Timestamp.from(from), Timestamp.from(to))
                .query((row, _) -> new Event(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("words"),
                        row.getBoolean("restarts"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("entered_by")))
                .list();
    }

    /** One control, if it was measured. */
    Optional<ControlRun> run(long id) {
        return controls.run(id);
    }
}
