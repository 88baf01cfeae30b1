package org.undercroft.lab.notifiable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.lab.report.Finding.Standing;

/** Keeps what public health was told, and reads what it must be told of. */
@Repository
class NotificationRepository {

    private final JdbcClient jdbc;

    NotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message to public health.
     *
     * @param condition what must be reported
     * @param jurisdiction to whom
     * @param source which finding of ours it tells of
     * @param dueAt by when it must have arrived
     */
    record Notification(
            long id,
            String condition,
            String jurisdiction,
            String source,
            String accession,
            String patient,
            String test,
            String testName,
            String value,
            Standing standing,
            Instant foundAt,
            Instant dueAt,
            Instant createdAt,
            String controlId) {}

    /** Keeps one; false if the very same was told before. */
    boolean add(Reportable reportable, Sighting sighting, Instant due, String controlId, byte[] content) {
        return jdbc.sql("""
            insert into lab.notification (condition, jurisdiction, source, accession, patient, test, test_name, value,
                                          standing, found_at, due_at, control_id, content)
            values (:condition, :jurisdiction, :source, :accession, :patient, :test, :testName, :value, :standing,
                    :found, :due, :control, :content)
            on conflict (condition, jurisdiction, source, standing, value) do nothing
            """)
                        .param("condition", reportable.condition())
                        .param("jurisdiction", reportable.jurisdiction())
                        .param("source", sighting.source())
                        .param("accession", sighting.accession())
                        .param("patient", sighting.patient())
                        .param("test", sighting.test())
                        .param("testName", sighting.testName())
                        .param("value", sighting.value())
                        .param("standing", sighting.standing().name())
                        .param("found", Timestamp.from(sighting.releasedAt()))
                        .param("due", Timestamp.from(due))
                        .param("control", controlId)
                        .param("content", content)
                        .update()
                == 1;
    }

    /** What was told of a test of a specimen, the latest of each condition and jurisdiction that wasn't withdrawn. */
    List<Notification> told(String accession, String test) {
        return jdbc.sql("""
            select * from (
              select distinct on (condition, jurisdiction) * from lab.notification
               where accession = ? and test = ? order by condition, jurisdiction, id desc) latest
             where standing <> 'WITHDRAWN'
            """)
                .params(accession, test)
                .query((row, _) -> notification(row))
                .list();
    }

    List<Notification> latest(@Nullable String condition, int most) {
        return jdbc.sql("""
            select * from lab.notification where :condition::text is null or condition = :condition
             order by id desc limit :most
            """)
                .param("condition", condition)
                .param("most", most)
                .query((row, _) -> notification(row))
                .list();
    }

    Optional<Notification> find(long id) {
        return jdbc.sql("select * from lab.notification where id = ? for update")
                .param(id)
                .query((row, _) -> notification(row))
                .optional();
    }

    /** The message as it was written. */
    OutgoingMessage message(Notification notification, String recordNumber) {
        byte[] content = jdbc.sql("select content from lab.notification where id = ?")
                .param(notification.id())
                .query((row, _) -> row.getBytes(1))
                .single();
        return new OutgoingMessage(
                Reportable.messageType(notification.jurisdiction()),
                notification.controlId(),
                content,
                List.of(recordNumber),
                List.of(notification.accession()));
    }

    private static Notification notification(ResultSet row) throws SQLException {
        return new Notification(
                row.getLong("id"),
                row.getString("condition"),
                row.getString("jurisdiction"),
                row.getString("source"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("test"),
                row.getString("test_name"),
                row.getString("value"),
                Standing.valueOf(row.getString("standing")),
                row.getTimestamp("found_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("control_id"));
    }

    /** A result with all that is told of it; empty if it has no specimen or test. */
    Optional<Sighting> result(long id) {
        return jdbc.sql("""
            select 'result ' || r.id as source, s.accession, s.type, coalesce(k.name, s.type) as specimen_name, s.patient,
                   coalesce(o.placer, '') as placer, coalesce(o.ordered_by, '') as ordered_by, r.test, t.name as test_name,
                   coalesce(nullif(m.loinc, ''), t.loinc) as loinc, r.reported, r.number, r.comparator, r.unit,
                   r.reference_text, r.flag, s.collected_at, s.received_at,
                   coalesce(r.measured_at, r.received_at) as measured_at, r.decided_at,
                   case when r.state in ('RELEASED', 'CORRECTED') then 'FINAL' else 'WITHDRAWN' end as standing
              from lab.result r join lab.specimen s on s.id = r.specimen join lab.test t on t.code = r.test
              left join lab.specimen_type k on k.code = s.type
              left join lab.order_line l on l.id = r.order_line left join lab.lab_order o on o.id = l.order_id
              left join lab.analyzer_mapping m on m.analyzer = r.analyzer and m.code = r.instrument_code
             where r.id = ?
            """).param(id).query((row, _) -> sighting(row)).optional();
    }

    /** What grew in a culture; the organism stands as its value. */
    Optional<Sighting> culture(long culture, String organism, Standing standing) {
        return jdbc.sql("""
            select 'culture ' || c.id || ' ' || :organism as source, s.accession, s.type,
                   coalesce(k.name, s.type) as specimen_name, s.patient, coalesce(o.placer, '') as placer,
                   coalesce(o.ordered_by, '') as ordered_by, c.test,
                   'Microorganism identified in specimen by culture' as test_name, '11475-1' as loinc,
                   :organism as reported, null::numeric as number, '' as comparator, '' as unit, '' as reference_text,
                   'A' as flag, s.collected_at, s.received_at, coalesce(c.reported_at, c.opened_at) as measured_at,
                   coalesce(c.reported_at, c.opened_at) as decided_at, :standing as standing
              from lab.culture c join lab.specimen s on s.id = c.specimen
              left join lab.specimen_type k on k.code = s.type
              left join lateral (select o.* from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
             where c.id = :culture
            """)
                .param("culture", culture)
                .param("organism", organism)
                .param("standing", standing.name())
                .query((row, _) -> sighting(row))
                .optional();
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getString("source"),
                row.getString("accession"),
                row.getString("type"),
                row.getString("specimen_name"),
                row.getString("patient"),
                row.getString("placer"),
                row.getString("ordered_by"),
                row.getString("test"),
                row.getString("test_name"),
                row.getString("loinc"),
                row.getString("reported"),
                row.getBigDecimal("number"),
                row.getString("comparator"),
                row.getString("unit"),
                row.getString("reference_text"),
                row.getString("flag"),
                instant(row.getTimestamp("collected_at")),
                instant(row.getTimestamp("received_at")),
                row.getTimestamp("measured_at").toInstant(),
                row.getTimestamp("decided_at").toInstant(),
                Standing.valueOf(row.getString("standing")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
