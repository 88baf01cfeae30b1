package org.undercroft.lab.competency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps assessments and finds who worked without one. */
@Repository
public class CompetencyRepository {

    private final JdbcClient jdbc;

    CompetencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The assessment that holds of each person and bench. */
    List<Assessment> present() {
        return jdbc.sql("""
            select distinct on (person, bench) * from lab.competency order by person, bench, id desc
            """).query((row, _) -> assessment(row)).list();
    }

    /** Everything about a person, newest first. */
    List<Assessment> of(String person) {
        return jdbc.sql("select * from lab.competency where person = ? order by id desc")
                .param(person)
                .query((row, _) -> assessment(row))
                .list();
    }

    private static Assessment assessment(ResultSet row) throws SQLException {
        return new Assessment(
                row.getLong("id"),
                row.getString("person"),
                row.getString("bench"),
                Assessment.Outcome.valueOf(row.getString("outcome")),
                row.getObject("assessed_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("assessor"),
                row.getString("evidence"));
    }

    void add(Assessment assessment, String actor) {
        jdbc.sql("""
            insert into lab.competency (person, bench, outcome, assessed_on, due_on, assessor, evidence, entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(
                        assessment.person(),
                        assessment.bench(),
                        assessment.outcome().name(),
                        assessment.assessedOn(),
                        assessment.dueOn(),
                        assessment.assessor(),
                        assessment.evidence(),
                        actor)
                .update();
    }

    List<String> benches() {
        return jdbc.sql("select distinct section from lab.test where active and section <> '' order by section")
                .query(String.class)
                .list();
    }

    /**
     * Results that somebody let out, by hand, at a bench for which no assessment held at that time.
     *
     * @param results how many
     * @param last when the latest of them left
     * @param accession the specimen of the latest
     */
    public record Unassessed(String person, String bench, long results, Instant last, String accession) {}

    /** Work of people who are assessed at all, at benches and times for which no assessment holds. */
    List<Unassessed> unassessed(Instant from, Instant to) {
        return jdbc.sql("""
            select r.decided_by as person, t.section as bench, count(*) as results, max(r.decided_at) as last,
                   (array_agg(s.accession order by r.decided_at desc))[1] as accession
              from lab.result r join lab.test t on t.code = r.test join lab.specimen s on s.id = r.specimen
             where r.state = 'RELEASED' and r.decided_at >= :from and r.decided_at < :to
               and exists (select from lab.competency c where c.person = r.decided_by)
               and not exists (
                 select from lab.competency c
                  where c.person = r.decided_by and c.bench = t.section and c.outcome = 'COMPETENT'
                    and c.assessed_on <= r.decided_at::date and c.due_on > r.decided_at::date
                    and not exists (select from lab.competency n
                                     where n.person = c.person and n.bench = c.bench and n.id > c.id
                                       and n.assessed_on <= r.decided_at::date))
             group by r.decided_by, t.section order by results desc, person, bench limit 500
            """)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) -> new Unassessed(
                        row.getString("person"),
                        row.getString("bench"),
                        row.getLong("results"),
                        row.getTimestamp("last").toInstant(),
                        row.getString("accession")))
                .list();
    }
}
