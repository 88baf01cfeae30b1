package org.undercroft.lab.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.analyzer.Run;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.report.Finding;
import org.undercroft.platform.actor.Acting;

/** Keeps results and every decision on them. */
@Repository
class ResultRepository {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    ResultRepository(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** A stored result, as far as judging it again needs. */
    record Stored(
            long id,
            long message,
            AnalyzerId analyzer,
            @Nullable Long specimen,
            @Nullable Long line,
            ResultState state,
            List<String> reasons,
            Instant receivedAt,
            Reading reading) {

        /** The message it came with. */
        Origin origin() {
            return new Origin(message, receivedAt);
        }
    }

    /** Counts runs that came again and says which they are, as hexadecimal digits. */
    Set<String> repeated(List<byte[]> runs) {
        return jdbc
                .sql("update lab.result set repeats = repeats + 1 where run_key = any(?) returning run_key")
                .param(runs.toArray(byte[][]::new))
                .query((row, _) -> HexFormat.of().formatHex(row.getBytes(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** A result to be stored, with its run. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the database
    record NewResult(Judged judged, byte[] run, Origin origin, Acting acting) {}

    void add(AnalyzerId analyzer, List<NewResult> results) {
        if (results.isEmpty()) {
            return;
        }
        Columns columns = new Columns();
        for (NewResult result : results) {
            columns.longs(result.judged().id(), result.origin().message());
            said(columns, result.judged().measurement().reading());
            understood(columns, result.judged());
            columns.text(result.origin().receivedAt().toString());
            columns.bytes(result.run());
            columns.text(result.judged().state().name());
            columns.texts(result.judged().reasons());
            columns.text(result.acting().actor().name());
            columns.next();
        }
        batches.update("""
            insert into lab.result (analyzer, id, message, specimen_text, patient_text, instrument_code, value,
              unit_text, flags_text, status_text, time_text, operator, comments, record, work_step, run, specimen,
              order_line, patient, test, reported, number, comparator, unit, flag, reference_text, measured_at, received_at, run_key, state,
              reasons, decided_by, decided_at)
            select ?, r.*, r.received_at from (
              select id, message, specimen_text, patient_text, instrument_code, value, unit_text, flags_text,
                     status_text, time_text, operator, comments::text[], record, work_step, run, specimen, order_line,
                     patient, test,
                     reported, number, comparator, unit, flag, reference_text, measured_at, received_at, run_key,
                     state, reasons::text[], decided_by
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                       ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                       ?::bigint[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[],
                       ?::timestamptz[], ?::timestamptz[], ?::bytea[], ?::text[], ?::text[], ?::text[])
                  as u (id, message, specimen_text, patient_text, instrument_code, value, unit_text, flags_text,
                     status_text, time_text, operator, comments, record, work_step, run, specimen, order_line, patient, test,
                     reported, number, comparator, unit, flag, reference_text, measured_at, received_at, run_key,
                     state, reasons, decided_by)) r
            """, row -> {
            row.setLong(1, analyzer.value());
            columns.bind(row, 2);
        });
    }

    private static void said(Columns columns, Reading reading) {
        columns.text(reading.specimen());
        columns.text(reading.patient());
        columns.text(reading.code());
        columns.text(reading.value());
        columns.text(reading.unit());
        columns.text(reading.flags());
        columns.text(reading.status());
        columns.text(reading.time());
        columns.text(reading.operator());
        columns.texts(reading.comments());
        columns.text(reading.record());
        columns.text(reading.run().step());
        columns.text(reading.run().number());
    }

    private static void understood(Columns columns, Judged judged) {
        Instant measured = judged.measurement().measuredAt();
        belongs(columns, judged);
        meaning(columns, judged.measurement());
        columns.text(measured == null ? null : measured.toString());
    }

    private static void belongs(Columns columns, Judged judged) {
        SpecimenWork specimen = judged.specimen();
        columns.number(specimen == null ? null : specimen.id());
        columns.number(judged.line() == null ? null : judged.line().id());
        columns.text(specimen == null ? null : specimen.patient().value());
    }

    private static void meaning(Columns columns, Measurement measurement) {
        LabTest test = measurement.test();
        columns.text(test == null ? null : test.code());
        columns.text(measurement.value().reported());
        columns.decimal(measurement.value().number());
        columns.text(measurement.value().comparator());
        columns.text(test == null ? measurement.reading().unit() : test.unit());
        columns.text(measurement.flag().code());
        columns.text(measurement.range());
    }

    Optional<Stored> lock(long id) {
        return stored("id = ? for update", id).stream().findFirst();
    }

    /** Held results of an analyzer behind a number, in their order. */
    List<Stored> held(AnalyzerId analyzer, long behind, int most) {
        return stored(
                "analyzer = ? and state = 'HELD' and id > ? order by id limit ? for update",
                analyzer.value(),
                behind,
                most);
    }

    private List<Stored> stored(String where, Object... values) {
        return jdbc.sql("select * from lab.result where " + where)
                .params(values)
                .query((row, _) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String specimen = row.getString("specimen_text");
        Reading reading = new Reading(
                specimen,
                specimen.isEmpty() ? List.of() : List.of(specimen),
                row.getString("patient_text"),
                row.getString("instrument_code"),
                row.getString("value"),
                row.getString("unit_text"),
                row.getString("flags_text"),
                row.getString("status_text"),
                row.getString("operator"),
                row.getString("time_text"),
                "",
                List.of((String[]) row.getArray("comments").getArray()),
                false,
                row.getString("record"),
                new Run(row.getString("work_step"), row.getString("run"), ""));
        return new Stored(
                row.getLong("id"),
                row.getLong("message"),
                new AnalyzerId(row.getLong("analyzer")),
                row.getObject("specimen", Long.class),
                row.getObject("order_line", Long.class),
                ResultState.valueOf(row.getString("state")),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getTimestamp("received_at").toInstant(),
                reading);
    }

    /** A stored result and what is decided of it now. */
    record Decision(Stored before, Judged now) {}

    /** Writes what is understood and decided of stored results now, and keeps what stood before. */
    void decide(List<Decision> decisions, String actor) {
        if (decisions.isEmpty()) {
            return;
        }
        Columns columns = new Columns();
        for (Decision decision : decisions) {
            Judged now = decision.now();
            columns.longs(now.id());
            columns.text(decision.before().state().name());
            columns.texts(decision.before().reasons());
            columns.text(now.state().name());
            columns.texts(now.reasons());
            belongs(columns, now);
            meaning(columns, now.measurement());
            columns.next();
        }
        batches.update("""
            with decided as (
              select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                              ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[])
                as d (id, former, former_reasons, state, reasons, specimen, order_line, patient, test, reported, number,
                      comparator, unit, flag, reference_text)
            ), kept as (
              insert into lab.result_decision (result, at, actor, former, former_reasons, state, reasons)
              select id, now(), ?, former, former_reasons::text[], state, reasons::text[] from decided order by id
            )
            update lab.result r set state = d.state, reasons = d.reasons::text[], decided_at = now(), decided_by = ?,
                   specimen = d.specimen, order_line = d.order_line, patient = d.patient, test = d.test,
                   reported = d.reported, number = d.number, comparator = d.comparator, unit = d.unit, flag = d.flag,
                   reference_text = d.reference_text
              from decided d where r.id = d.id
            """, row -> {
            int next = columns.bind(row, 1);
            row.setString(next, actor);
            row.setString(next + 1, actor);
        });
    }

    /**
     * A result whose place another took.
     *
     * @param id the former
     * @param state what it is now
     * @param by the one that took its place
     * @param actor who let that one out
     */
    record Retired(long id, ResultState state, long by, String actor) {}

    /** Other values took the place of these. */
    void retire(Collection<Retired> retired) {
        if (retired.isEmpty()) {
            return;
        }
        jdbc.sql("""
            with retired as (
              select id, state, array['result ' || by || ' took its place'] as reasons, by, actor
                from unnest(:ids::bigint[], :states::text[], :by::bigint[], :actors::text[]) as r (id, state, by, actor)
            ), former as (
              select id, state, reasons from lab.result where id = any(:ids) order by id for update
            ), kept as (
              insert into lab.result_decision (result, at, actor, former, former_reasons, state, reasons)
              select r.id, now(), r.actor, f.state, f.reasons, r.state, r.reasons from retired r join former f using (id)
            ), replaced as (
              update lab.result set replaces = r.id from retired r
               where result.id = r.by and r.state = 'CORRECTED'
            )
            update lab.result set state = r.state, reasons = r.reasons, decided_at = now(), decided_by = r.actor
              from retired r where result.id = r.id
            """)
                .param("ids", retired.stream().map(Retired::id).toArray(Long[]::new))
                .param(
                        "states",
                        retired.stream().map(each -> each.state().name()).toArray(String[]::new))
                .param("by", retired.stream().map(Retired::by).toArray(Long[]::new))
                .param("actors", retired.stream().map(Retired::actor).toArray(String[]::new))
                .update();
    }

    /** A message that told of a result. */
    record Told(long result, String controlId, Finding.Standing standing) {}

    /** Keeps which messages told of which results. */
    void told(List<Told> told, Instant at) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into lab.result_told (result, control_id, standing, at)
            select u.*, :at from unnest(:results::bigint[], :controls::text[], :standings::text[]) u
            """)
                .param("at", Timestamp.from(at))
                .param("results", told.stream().map(Told::result).toArray(Long[]::new))
                .param("controls", told.stream().map(Told::controlId).toArray(String[]::new))
                .param(
                        "standings",
                        told.stream().map(each -> each.standing().name()).toArray(String[]::new))
                .update();
    }

    /** Everything that the analyzer measured in the same tube of the same message, locked, in order. */
    List<Stored> tube(long anyOfIt) {
        return stored("""
            (message, analyzer, specimen_text) = (select message, analyzer, specimen_text from lab.result where id = ?)
             order by id for update
            """, anyOfIt);
    }

    /** Those of these results that once waited among the unmatched. */
    Set<Long> onceUnmatched(Collection<Long> results) {
        return Set.copyOf(jdbc.sql("""
            select distinct result from lab.result_decision where result = any(?) and former = 'UNMATCHED'
            """)
                .param(results.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }
}
