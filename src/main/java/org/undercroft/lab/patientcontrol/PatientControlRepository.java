package org.undercroft.lab.patientcontrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps patient-based controls, where each stands, their alarms, and reads the results they are made of. */
@Repository
public class PatientControlRepository {

    private final JdbcClient jdbc;

    PatientControlRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A control and where it stands.
     *
     * @param lastMessage the last message whose results it took
     * @param lastResult the analyzer's newest result when it last looked
     * @param level what its statistic stands on
     * @param recent the results in its window or begun batch
     * @param value its statistic's last value; null before the first
     * @param taken how many results it took
     * @param alarming whether the last value was outside the limits
     */
    public record Standing(
            long id,
            long analyzer,
            String analyzerName,
            String test,
            PatientControl control,
            long lastMessage,
            long lastResult,
            double level,
            List<Double> recent,
            @Nullable Double value,
            long taken,
            boolean alarming) {}

    /** A result that may enter. */
    record Taken(long result, long message, String test, double number) {}

    /** An alarm. */
    public record Alarm(
            long id,
            String analyzerName,
            String test,
            Statistic statistic,
            double value,
            long result,
            Instant at,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    private static final String STANDING = """
        select c.*, a.name from lab.patient_control c join lab.analyzer a on a.id = c.analyzer where c.active
        """;

    List<Standing> all() {
        return jdbc.sql(STANDING + " order by lower(a.name), c.test, c.statistic")
                .query((row, _) -> standing(row))
                .list();
    }

    /** The controls in use, each locked until the transaction ends; those another node works on are left out. */
    List<Standing> lockAll() {
        return jdbc.sql(STANDING + " order by c.id for update of c skip locked")
                .query((row, _) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong("id"),
                row.getLong("analyzer"),
                row.getString("name"),
                row.getString("test"),
                new PatientControl(
                        Statistic.valueOf(row.getString("statistic")),
                        row.getInt("size"),
                        row.getDouble("target"),
                        row.getDouble("truncate_low"),
                        row.getDouble("truncate_high"),
                        row.getDouble("lower"),
                        row.getDouble("upper")),
                row.getLong("last_message"),
                row.getLong("last_result"),
                row.getDouble("level"),
                List.of((Double[]) row.getArray("recent").getArray()),
                row.getObject("value", Double.class),
                row.getLong("taken"),
                row.getBoolean("alarming"));
    }

    long lastMessage() {
        return jdbc.sql("select coalesce(max(message), 0) from lab.result")
                .query(Long.class)
                .single();
    }

    /** The analyzer's newest result; 0 if it has none. */
    long newest(long analyzer) {
        return jdbc.sql("select coalesce(max(id), 0) from lab.result where analyzer = ?")
                .param(analyzer)
                .query(Long.class)
                .single();
    }

    /** An analyzer's numeric results without comparator of messages after one, in the order they were handled. */
    List<Taken> after(long analyzer, long message, int most) {
        return jdbc.sql("""
            select id, message, test, number::float8 from lab.result
             where message > ? and analyzer = ? and test is not null and number is not null and comparator = ''
             order by message, id limit ?
            """)
                .params(message, analyzer, most)
                .query((row, _) -> new Taken(row.getLong(1), row.getLong(2), row.getString(3), row.getDouble(4)))
                .list();
    }

    /** The latest results of a test on an analyzer, oldest first. */
    double[] history(long analyzer, String test, int most) {
        return jdbc.sql("""
            select number::float8 from (
              select id, number from lab.result
               where analyzer = ? and test = ? and number is not null and comparator = ''
                 and state not in ('DISCARDED', 'REJECTED')
               order by id desc limit ?) latest order by id
            """).params(analyzer, test, most).query(Double.class).list().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Where a control stands after it looked. */
    record Moved(
            long id,
            long lastMessage,
            long lastResult,
            MovingStatistic statistic,
            @Nullable Double value,
            int taken,
            boolean alarming) {}

    void move(Moved moved) {
        jdbc.sql("""
            update lab.patient_control set last_message = ?, last_result = ?, level = ?, recent = ?,
                   value = coalesce(cast(? as float8), value), taken = taken + ?, alarming = ? where id = ?
            """)
                .params(Arrays.asList(
                        moved.lastMessage(),
                        moved.lastResult(),
                        moved.statistic().level(),
                        moved.statistic().recent().toArray(Double[]::new),
                        moved.value(),
                        moved.taken(),
                        moved.alarming(),
                        moved.id()))
                .update();
    }

    void alarm(long id, long result, double value, List<Double> recent) {
        jdbc.sql("insert into lab.patient_alarm (control, result, value, recent) values (?, ?, ?, ?)")
                .params(id, result, value, recent.toArray(Double[]::new))
                .update();
    }

    List<Alarm> alarms(int most) {
        return jdbc.sql("""
            select m.*, a.name, c.test, c.statistic from lab.patient_alarm m
              join lab.patient_control c on c.id = m.control join lab.analyzer a on a.id = c.analyzer
             order by m.answer is not null, m.id desc limit ?
            """)
                .param(most)
                .query((row, _) -> new Alarm(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("test"),
                        Statistic.valueOf(row.getString("statistic")),
                        row.getDouble("value"),
                        row.getLong("result"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("answer"),
                        row.getString("answered_by")))
                .list();
    }

    boolean answer(long alarm, String words, String actor, Instant now) {
        return jdbc.sql("""
            update lab.patient_alarm set answer = ?, answered_by = ?, answered_at = ? where id = ? and answer is null
            """).params(words, actor, Timestamp.from(now), alarm).update() == 1;
    }

    long put(long analyzer, String test, PatientControl control, String actor) {
        remove(analyzer, test, control.statistic());
        return jdbc.sql("""
            insert into lab.patient_control (analyzer, test, statistic, size, target, truncate_low, truncate_high, lower,
                                             upper, changed_by, last_message, level)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(analyzer, test, control.statistic().name(), control.size(), control.target())
                .params(control.truncateLow(), control.truncateHigh(), control.lower(), control.upper(), actor)
                .params(lastMessage(), control.target())
                .query(Long.class)
                .single();
    }

    int remove(long analyzer, String test, Statistic statistic) {
        return jdbc.sql("""
            update lab.patient_control set active = false where active and analyzer = ? and test = ? and statistic = ?
            """).params(analyzer, test, statistic.name()).update();
    }

    Optional<Standing> find(long id) {
        return all().stream().filter(each -> each.id() == id).findFirst();
    }
}
