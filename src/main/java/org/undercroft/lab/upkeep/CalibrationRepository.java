package org.undercroft.lab.upkeep;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;

/** Keeps the calibrations of analyzers. */
@Repository
class CalibrationRepository {

    private final JdbcClient jdbc;

    CalibrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An analyzer's calibrations, the newest first. */
    List<Calibration> of(AnalyzerId analyzer) {
        return jdbc.sql("select * from lab.calibration where analyzer = ? order by calibrated_at desc, id desc limit"
                        + " 200")
                .param(analyzer.value())
                .query((row, _) -> calibration(row))
                .list();
    }

    /** The latest calibration of each test, and the latest of all tests. */
    List<Calibration> latest(AnalyzerId analyzer) {
        return jdbc.sql("""
            select distinct on (test) * from lab.calibration where analyzer = ?
             order by test, calibrated_at desc, id desc
            """)
                .param(analyzer.value())
                .query((row, _) -> calibration(row))
                .list();
    }

    private static Calibration calibration(ResultSet row) throws SQLException {
        Date due = row.getDate("due");
        return new Calibration(
                row.getLong("id"),
                row.getString("test"),
                row.getString("lot"),
                row.getTimestamp("calibrated_at").toInstant(),
                due == null ? null : due.toLocalDate(),
                row.getBoolean("passed"),
                row.getString("words"),
                row.getString("entered_by"));
    }

    long add(AnalyzerId analyzer, Calibration calibration) {
        List<@Nullable Object> values = Arrays.asList(
                analyzer.value(),
                calibration.test(),
                calibration.lot(),
                Timestamp.from(calibration.calibratedAt()),
                calibration.due() == null ? null : Date.valueOf(calibration.due()),
                calibration.passed(),
                calibration.words(),
                calibration.enteredBy());
        return jdbc.sql("""
            insert into lab.calibration (analyzer, test, lot, calibrated_at, due, passed, words, entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?) returning id
            """).params(values).query(Long.class).single();
    }

    /** Keeps one that an analyzer told of; false if it told of it before. */
    boolean addTold(AnalyzerId analyzer, Calibration calibration, long message) {
        List<@Nullable Object> values = Arrays.asList(
                analyzer.value(),
                calibration.test(),
                calibration.lot(),
                Timestamp.from(calibration.calibratedAt()),
                calibration.due() == null ? null : Date.valueOf(calibration.due()),
                calibration.passed(),
                calibration.words(),
                calibration.enteredBy(),
                message);
        return jdbc.sql("""
            insert into lab.calibration (analyzer, test, lot, calibrated_at, due, passed, words, entered_by, message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (analyzer, test, lot, calibrated_at) where message is not null do nothing
            """).params(values).update() == 1;
    }

    /** Shows it on the control charts; rules don't look back beyond it. */
    void tellCharts(
            AnalyzerId analyzer, @Nullable String test, String kind, String words, boolean restarts, String actor) {
        List<@Nullable Object> values = Arrays.asList(analyzer.value(), test, kind, words, restarts, actor);
        jdbc.sql("""
            insert into lab.control_event (analyzer, test, kind, words, restarts, at, entered_by)
            values (?, ?, ?, ?, ?, now(), ?)
            """).params(values).update();
    }
}
