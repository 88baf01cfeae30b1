package org.undercroft.lab.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.exchange.Tracking;

/** Reads what the desk's figures are made of. */
@Repository
public class DeskRepository {

    /** More results than these, the newest, are not looked at at once. */
    static final int MOST = 50_000;

    private final JdbcClient jdbc;
    private final Tracking tracking;

    DeskRepository(JdbcClient jdbc, Tracking tracking) {
        this.jdbc = jdbc;
        this.tracking = tracking;
    }

    private record Told(Passage passage, @Nullable String controlId) {}

    /** The ways of the results verified in a time, the newest {@value #MOST}; null for every test, ward or priority. */
    List<Passage> passages(
            Instant from, Instant to, @Nullable String test, @Nullable String ward, @Nullable String priority) {
        List<Told> told = jdbc.sql("""
            select r.test, split_part(coalesce(o.ward, ''), '^', 1) as ward, coalesce(o.priority, 'R') as priority,
                   s.collected_at, s.received_at, r.received_at as resulted_at, r.decided_at,
                   (select m.control_id from lab.result_told m where m.result = r.id order by m.at limit 1) as control_id
              from lab.result r join lab.specimen s on s.id = r.specimen
              left join lab.order_line l on l.id = r.order_line left join lab.lab_order o on o.id = l.order_id
             where r.state = 'RELEASED' and r.decided_at >= :from and r.decided_at < :to and r.test is not null
               and (:test::text is null or r.test = :test)
               and (:ward::text is null or split_part(coalesce(o.ward, ''), '^', 1) = :ward)
               and (:priority::text is null or coalesce(o.priority, 'R') = :priority)
             order by r.decided_at desc limit :most
            """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("test", test)
                .param("ward", ward)
                .param("priority", priority)
                .param("most", MOST)
                .query((row, _) -> new Told(passage(row), row.getString("control_id")))
                .list();
        Map<String, Instant> delivered = tracking.acknowledged(told.stream()
                .map(Told::controlId)
                .filter(id -> id != null)
                .distinct()
                .toList());
        return told.stream()
                .map(each -> each.controlId() == null
                        ? each.passage()
                        : delivered(each.passage(), delivered.get(each.controlId())))
                .toList();
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getString("test"),
                row.getString("ward"),
                row.getString("priority"),
                instant(row.getTimestamp("collected_at")),
                instant(row.getTimestamp("received_at")),
                row.getTimestamp("resulted_at").toInstant(),
                row.getTimestamp("decided_at").toInstant(),
                null);
    }

    private static Passage delivered(Passage passage, @Nullable Instant at) {
        return new Passage(
                passage.test(),
                passage.ward(),
                passage.priority(),
                passage.collectedAt(),
                passage.receivedAt(),
                passage.resultedAt(),
                passage.verifiedAt(),
                at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** How many results something got. */
    public record Load(String name, long results) {}

    /** Results verified in a time by bench, analyzer, hour of the day and person. */
    Map<String, List<Load>> workload(Instant from, Instant to, String zone) {
        record Counted(String by, Load load) {}
        return jdbc
                .sql("""
                    select case when grouping(section) = 0 then 'BENCH' when grouping(analyzer) = 0 then 'ANALYZER'
                                when grouping(hour) = 0 then 'HOUR' else 'PERSON' end as by,
                           coalesce(section, analyzer, hour, person) as name, count(*) as results
                      from (select coalesce(nullif(t.section, ''), 'Other') as section, a.name as analyzer,
                                   to_char(r.received_at at time zone :zone, 'HH24') || ':00' as hour, r.decided_by as person
                              from lab.result r join lab.analyzer a on a.id = r.analyzer
                              left join lab.test t on t.code = r.test
                             where r.state = 'RELEASED' and r.decided_at >= :from and r.decided_at < :to) w
                     group by grouping sets ((section), (analyzer), (hour), (person))
                     order by 1, case when grouping(hour) = 0 then coalesce(section, analyzer, hour, person) end, 3 desc
                    """)
                .param("zone", zone)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) -> new Counted(row.getString(1), new Load(row.getString(2), row.getLong(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Counted::by, Collectors.mapping(Counted::load, Collectors.toList())));
    }

    /**
     * Rejected specimens of a ward for a reason.
     *
     * @param received how many specimens of the ward came in that time
     */
    public record Rejected(String ward, String reason, long rejected, long received) {

        /** Percent of what came. */
        public double percent() {
            return received == 0 ? 0 : 100.0 * rejected / received;
        }
    }

    /** Rejections in a time that were not undone, by ward and reason, with what came in the same time. */
    List<Rejected> rejections(Instant from, Instant to) {
        return jdbc.sql("""
            with came as (
              select w.ward, count(*) as received from lab.specimen s
                cross join lateral (select coalesce((select split_part(o.ward, '^', 1) from lab.order_line l
                                                       join lab.lab_order o on o.id = l.order_id
                                                      where l.specimen = s.id order by l.id limit 1), '') as ward) w
               where s.created_at >= :from and s.created_at < :to group by w.ward
            ), rejected as (
              select coalesce((select split_part(o.ward, '^', 1) from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                where l.specimen = j.specimen order by l.id limit 1), '') as ward, j.reason, count(*) as rejected
                from lab.specimen_rejection j
               where j.at >= :from and j.at < :to and j.undone_at is null group by 1, 2
            )
            select r.ward, r.reason, r.rejected, coalesce(c.received, 0) as received
              from rejected r left join came c using (ward) order by r.rejected desc, r.ward, r.reason
            """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Rejected.class)
                .list();
    }
}
