package org.undercroft.lab.control;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.result.Origin;

/** Keeps control results, and which rejections are still unanswered. */
@Repository
public class ControlRepository {

    private static final String RUN = """
        select r.id, r.analyzer, r.control, r.target, coalesce(t.lot, c.lot, ''), coalesce(t.level, c.level, ''),
               coalesce(r.test, r.instrument_code), r.value, r.number, r.z, r.verdict, r.rules,
               coalesce(r.measured_at, r.received_at), coalesce(r.run, 0), coalesce(r.excluded_reason, ''),
               coalesce(r.excluded_by, ''), coalesce(r.entered_by, '')
          from lab.control_result r left join lab.control_target t on t.id = r.target
          left join lab.control_collection c on c.id = r.collection
        """;

    private final JdbcClient jdbc;

    ControlRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was measured of a target's test and material on an analyzer, oldest first: all levels and lots, since the last
     * event after which rules start anew.
     */
    List<ControlPoint> history(AnalyzerId analyzer, ControlTarget target, int most) {
        List<ControlPoint> points = new ArrayList<>(jdbc.sql("""
            select r.z, t.level, t.lot, r.run, r.excluded_at is not null
              from lab.control_result r join lab.control_target t on t.id = r.target
             where r.analyzer = :analyzer and r.test = :test and t.material = :material and r.z is not null
               and r.verdict <> 'EXPIRED'
               and r.received_at > coalesce(
                     (select max(at) from lab.control_event
                       where analyzer = :analyzer and (test is null or test = :test) and restarts), '-infinity')
             order by r.id desc limit :most
            """)
                .param("analyzer", analyzer.value())
                .param("test", target.test())
                .param("material", target.material())
                .param("most", most)
                .query((row, _) -> new ControlPoint(
                        row.getDouble(1), row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5)))
                .list());
        Collections.reverse(points);
        return points;
    }

    /** The run that a result measured at this time belongs to: the latest if it fits, else a new one. */
    long run(AnalyzerId analyzer, ControlTarget target, Instant at, RunWindow window) {
        RunWindow.Latest latest = jdbc.sql("""
            select r.run, min(coalesce(r.measured_at, r.received_at)), bool_or(t.level = :level)
              from lab.control_result r join lab.control_target t on t.id = r.target
             where r.analyzer = :analyzer and r.test = :test and t.material = :material
             group by r.run order by max(r.id) desc limit 1
            """)
                .param("analyzer", analyzer.value())
                .param("test", target.test())
                .param("material", target.material())
                .param("level", target.level())
                .query((row, _) ->
                        new RunWindow.Latest(row.getLong(1), row.getTimestamp(2).toInstant(), row.getBoolean(3)))
                .optional()
                .orElse(null);
        return window.joined(latest, at)
                .orElseGet(() -> jdbc.sql("select nextval('lab.control_run_number')")
                        .query(Long.class)
                        .single());
    }

    Optional<Long> collection(AnalyzerId analyzer, Collection<String> controls, String test) {
        return jdbc.sql("""
            select id from lab.control_collection
             where target is null and analyzer = ? and control = any(?) and test = ? order by id desc limit 1
            """)
                .params(analyzer.value(), controls.toArray(String[]::new), test)
                .query(Long.class)
                .optional();
    }

    /**
     * The latest control results, newest first.
     *
     * @param analyzer of this analyzer only; null for all
     * @param target of this target only; null for all
     */
    public List<ControlRun> runs(@Nullable Long analyzer, @Nullable Long target, int most) {
        return jdbc.sql(RUN + """
             where (:analyzer::bigint is null or r.analyzer = :analyzer)
               and (:target::bigint is null or r.target = :target)
             order by r.id desc limit :most
            """)
                .param("analyzer", analyzer)
                .param("target", target)
                .param("most", most)
                .query((row, _) -> run(row))
                .list();
    }

    /** The controls of a test on an analyzer received in a time, oldest first; of more than so many the latest. */
    public List<ControlRun> runs(long analyzer, String test, Instant from, Instant to, int most) {
        List<ControlRun> latest = new ArrayList<>(jdbc.sql(RUN + """
             where r.analyzer = ? and r.test = ? and r.received_at between ? and ? order by r.id desc limit ?
            """)
                .params(analyzer, test, Timestamp.from(from), Timestamp.from(to), most)
                .query((row, _) -> run(row))
                .list());
        Collections.reverse(latest);
        return latest;
    }

    /** One control result, if there is such. */
    public Optional<ControlRun> run(long id) {
        return jdbc.sql(RUN + " where r.id = ?")
                .param(id)
                .query((row, _) -> run(row))
                .optional();
    }

    static ControlRun run(ResultSet row) throws SQLException {
        return new ControlRun(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, Long.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                ControlVerdict.Kind.valueOf(row.getString(11)),
                List.of((String[]) row.getArray(12).getArray()),
                row.getTimestamp(13).toInstant(),
                row.getLong(14),
                row.getString(15),
                row.getString(16),
                row.getString(17));
    }

    /** Whether this run of a control was stored before. */
    boolean isKnown(byte[] run) {
        return jdbc.sql("select exists (select from lab.control_result where run_key = ?)")
                .param(run)
                .query(Boolean.class)
                .single();
    }

    /** A control result to be stored. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the database
    record Measured(
            AnalyzerId analyzer,
            Reading reading,
            @Nullable ControlTarget target,
            @Nullable String test,
            @Nullable BigDecimal number,
            @Nullable BigDecimal z,
            @Nullable Instant measuredAt,
            ControlVerdict verdict,
            @Nullable Long run,
            @Nullable Long collection,
            byte[] key) {}

    long add(Measured measured, Origin origin) {
        Reading reading = measured.reading();
        List<@Nullable Object> understood = Arrays.asList(
                measured.target() == null ? null : measured.target().id(),
                measured.test(),
                measured.number(),
                measured.measuredAt() == null ? null : Timestamp.from(measured.measuredAt()),
                measured.z(),
                measured.run(),
                measured.collection(),
                reading.operator().isBlank() || origin.message() != 0 ? null : reading.operator());
        return jdbc.sql("""
            insert into lab.control_result (target, test, number, measured_at, z, run, collection, entered_by, message, analyzer, control,
              instrument_code, value, unit_text, flags_text, status_text, time_text, record, received_at, verdict,
              rules, run_key)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(understood)
                .params(origin.message(), measured.analyzer().value(), reading.specimen(), reading.code())
                .params(reading.value(), reading.unit(), reading.flags(), reading.status(), reading.time())
                .params(reading.record(), Timestamp.from(origin.receivedAt()))
                .params(measured.verdict().kind().name())
                .param(measured.verdict().rules().toArray(String[]::new))
                .param(measured.key())
                .query(Long.class)
                .single();
    }

    void noteFailure(AnalyzerId analyzer, ControlTarget target, long controlResult) {
        jdbc.sql("insert into lab.control_failure (control_result, analyzer, target) values (?, ?, ?)")
                .params(controlResult, analyzer.value(), target.id())
                .update();
    }

    /** A good result answers the rejections of the same control and test, whatever the target was then. */
    int answer(AnalyzerId analyzer, ControlTarget target, long controlResult) {
        return jdbc.sql("""
            update lab.control_failure f set answered_by = ? from lab.control_target t
             where f.analyzer = ? and f.answered_by is null and t.id = f.target and t.control = ? and t.test = ?
            """)
                .params(controlResult, analyzer.value(), target.control(), target.test())
                .update();
    }

    int unanswered(AnalyzerId analyzer) {
        return jdbc.sql("select count(*) from lab.control_failure where analyzer = ? and answered_by is null")
                .param(analyzer.value())
                .query(Integer.class)
                .single();
    }
}
