package org.undercroft.lab.result;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
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
import org.undercroft.platform.actor.Acting;

/** Keeps results and every decision on them. */
@Repository
class ResultRepository {

    private static final int BATCH = 500;

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
        batches.batchUpdate("""
            insert into lab.result (id, message, analyzer, specimen_text, patient_text, instrument_code, value,
              unit_text, flags_text, status_text, time_text, operator, comments, record, specimen, order_line, patient,
              test, reported, number, comparator, unit, flag, reference_text, measured_at, received_at, run_key, state,
              reasons, decided_at, decided_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, results, BATCH, (row, result) -> {
            row.setLong(1, result.judged().id());
            Timestamp received = Timestamp.from(result.origin().receivedAt());
            row.setLong(2, result.origin().message());
            row.setLong(3, analyzer.value());
            said(row, result.judged().measurement().reading());
            understood(row, result.judged());
            row.setTimestamp(26, received);
            row.setBytes(27, result.run());
            row.setString(28, result.judged().state().name());
            row.setArray(29, texts(row, result.judged().reasons()));
            row.setTimestamp(30, received);
            row.setString(31, result.acting().actor().name());
        });
    }

    private static void said(PreparedStatement row, Reading reading) throws SQLException {
        row.setString(4, reading.specimen());
        row.setString(5, reading.patient());
        row.setString(6, reading.code());
        row.setString(7, reading.value());
        row.setString(8, reading.unit());
        row.setString(9, reading.flags());
        row.setString(10, reading.status());
        row.setString(11, reading.time());
        row.setString(12, reading.operator());
        row.setArray(13, texts(row, reading.comments()));
        row.setString(14, reading.record());
    }

    private static void understood(PreparedStatement row, Judged judged) throws SQLException {
        Measurement measurement = judged.measurement();
        row.setObject(15, judged.specimen() == null ? null : judged.specimen().id(), Types.BIGINT);
        row.setObject(16, judged.line() == null ? null : judged.line().id(), Types.BIGINT);
        row.setString(
                17,
                judged.specimen() == null ? null : judged.specimen().patient().value());
        row.setString(18, measurement.test() == null ? null : measurement.test().code());
        row.setString(19, measurement.value().reported());
        row.setBigDecimal(20, measurement.value().number());
        row.setString(21, measurement.value().comparator());
        row.setString(
                22,
                measurement.test() == null
                        ? measurement.reading().unit()
                        : measurement.test().unit());
        row.setString(23, measurement.flag().code());
        row.setString(24, measurement.range());
        Instant measured = measurement.measuredAt();
        row.setTimestamp(25, measured == null ? null : Timestamp.from(measured));
    }

    private static java.sql.Array texts(PreparedStatement row, List<String> texts) throws SQLException {
        return row.getConnection().createArrayOf("text", texts.toArray());
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
                row.getString("record"));
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
        batches.batchUpdate("""
            with former as (
              insert into lab.result_decision (result, at, actor, former, former_reasons, state, reasons)
              values (?, now(), ?, ?, ?, ?, ?))
            update lab.result set state = ?, reasons = ?, decided_at = now(), decided_by = ?, specimen = ?,
                   order_line = ?, patient = ?, test = ?, reported = ?, number = ?, comparator = ?, unit = ?, flag = ?,
                   reference_text = ? where id = ?
            """, decisions, BATCH, (row, decision) -> {
            Stored before = decision.before();
            Judged now = decision.now();
            Measurement measurement = now.measurement();
            row.setLong(1, now.id());
            row.setString(2, actor);
            row.setString(3, before.state().name());
            row.setArray(4, texts(row, before.reasons()));
            row.setString(5, now.state().name());
            row.setArray(6, texts(row, now.reasons()));
            row.setString(7, now.state().name());
            row.setArray(8, texts(row, now.reasons()));
            row.setString(9, actor);
            row.setObject(10, now.specimen() == null ? null : now.specimen().id(), Types.BIGINT);
            row.setObject(11, now.line() == null ? null : now.line().id(), Types.BIGINT);
            row.setString(
                    12, now.specimen() == null ? null : now.specimen().patient().value());
            row.setString(
                    13, measurement.test() == null ? null : measurement.test().code());
            row.setString(14, measurement.value().reported());
            row.setBigDecimal(15, measurement.value().number());
            row.setString(16, measurement.value().comparator());
            row.setString(
                    17,
                    measurement.test() == null
                            ? measurement.reading().unit()
                            : measurement.test().unit());
            row.setString(18, measurement.flag().code());
            row.setString(19, measurement.range());
            row.setLong(20, now.id());
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
                .param("states", retired.stream().map(each -> each.state().name()).toArray(String[]::new))
                .param("by", retired.stream().map(Retired::by).toArray(Long[]::new))
                .param("actors", retired.stream().map(Retired::actor).toArray(String[]::new))
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
