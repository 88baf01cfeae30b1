package org.undercroft.lab.microbiology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.microbiology.CultureReport.Line;
import org.undercroft.lab.report.ToldBefore;
import org.undercroft.lab.report.WritesReports;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.lab.report.WrittenReport.Item;
import org.undercroft.lab.report.WrittenReport.Kind;
import org.undercroft.lab.report.WrittenReport.Shape;
import org.undercroft.platform.page.Times;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the reports of cultures as they were sent, and prints the one that stands. */
@Repository
class CultureReports implements WritesReports {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CultureReports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was sent of a culture, oldest first. */
    List<CultureReport> of(long culture) {
        return jdbc.sql("select * from lab.culture_report where culture = ? order by number")
                .param(culture)
                .query((row, _) -> report(row))
                .list();
    }

    private CultureReport report(ResultSet row) throws SQLException {
        return new CultureReport(
                row.getInt("number"),
                Culture.State.valueOf(row.getString("state")),
                json.readValue(row.getString("lines"), new TypeReference<List<Line>>() {}),
                row.getString("reason"),
                row.getTimestamp("sent_at").toInstant(),
                row.getString("sent_by"));
    }

    void keep(long culture, CultureReport report) {
        jdbc.sql("""
            insert into lab.culture_report (culture, number, state, lines, reason, sent_at, sent_by)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            """)
                .params(
                        culture,
                        report.number(),
                        report.state().name(),
                        json.writeValueAsString(report.lines()),
                        report.reason(),
                        Timestamp.from(report.sentAt()),
                        report.sentBy())
                .update();
    }

    @Override
    public List<WrittenReport> ofSpecimens(Collection<Long> specimens) {
        record Sent(long specimen, String name, long culture) {}
        return jdbc.sql("""
            select c.specimen, coalesce(t.name, nullif(c.test, ''), 'Culture') as name, c.id as culture
              from lab.culture c left join lab.test t on t.code = c.test
             where c.specimen = any(?) and exists (select from lab.culture_report r where r.culture = c.id)
             order by c.id
            """).param(specimens.toArray(Long[]::new)).query(Sent.class).list().stream()
                .map(sent -> written(sent.specimen(), sent.name(), of(sent.culture())))
                .toList();
    }

    @Override
    public List<Long> specimens(Collection<String> patients, Instant from, Instant to) {
        return jdbc.sql("""
            select distinct c.specimen from lab.culture c join lab.specimen s on s.id = c.specimen
              join lab.culture_report r on r.culture = c.id
             where s.patient = any(:patients) and r.sent_at >= :from and r.sent_at < :to
            """)
                .param("patients", patients.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Long.class)
                .list();
    }

    /** The report that stands, with what the final ones before it told. */
    static WrittenReport written(long specimen, String name, List<CultureReport> reports) {
        CultureReport now = reports.getLast();
        List<ToldBefore> before = before(reports.subList(0, reports.size() - 1));
        List<Item> items = new ArrayList<>();
        for (Line line : now.lines()) {
            items.add(new Item(
                    line.name(),
                    line.told(),
                    line.isSusceptibility() ? Shape.ROW : Shape.LINE,
                    line.comments(),
                    ToldBefore.in(line.key(), line.told(), before, now.reason())));
        }
        gone(now, reports)
                .forEach(line -> items.add(new Item(
                        line.name(),
                        "",
                        Shape.LINE,
                        List.of("No longer reported."),
                        ToldBefore.in(line.key(), "", before, now.reason()))));
        return new WrittenReport(
                specimen,
                name,
                switch (now.state()) {
                    case OPEN, PRELIMINARY -> Kind.PRELIMINARY;
                    case FINAL -> Kind.FINAL;
                    case CORRECTED -> Kind.CORRECTED;
                },
                now.state().label() + ", " + Times.minutes(now.sentAt()) + " by " + now.sentBy()
                        + (now.reason().isEmpty() ? "" : ": " + now.reason()),
                items);
    }

    /** What the final reports among these told, oldest first. */
    static List<ToldBefore> before(List<CultureReport> reports) {
        return reports.stream()
                .filter(CultureReport::isFinal)
                .map(CultureReport::told)
                .toList();
    }

    /** Lines of the last final report before this one that it has no longer. */
    static List<Line> gone(CultureReport now, List<CultureReport> reports) {
        return reports.stream()
                .filter(report -> report.isFinal() && report.number() < now.number())
                .reduce((_, later) -> later)
                .map(last -> last.lines().stream()
                        .filter(line -> now.lines().stream()
                                .noneMatch(each -> each.key().equals(line.key())))
                        .toList())
                .orElse(List.of());
    }
}
