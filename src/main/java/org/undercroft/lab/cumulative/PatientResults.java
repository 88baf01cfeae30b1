package org.undercroft.lab.cumulative;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.cumulative.ReportedResult.Standing;
import org.undercroft.lab.identity.Identities;
import org.undercroft.records.PatientId;

/** Reads the results of a patient that left the laboratory. Whoever shows them writes down that they were read. */
@Repository
public class PatientResults {

    private static final String RESULT = """
        select r.id, r.specimen, s.accession, s.collected_at, r.test, coalesce(t.name, r.test) as test_name,
               coalesce(t.section, '') as section, r.reported, r.number, r.unit, r.flag, r.reference_text, r.comments,
               a.name as analyzer, r.operator, coalesce(r.measured_at, r.received_at) as measured_at, r.received_at,
               r.decided_by, r.decided_at, coalesce(r.reasons[1], '') as reason,
               case r.state when 'RELEASED' then case when r.replaces is null then 'STANDS' else 'CORRECTED' end
                            when 'CORRECTED' then 'FORMER' else 'WITHDRAWN' end as standing
          from lab.result r
          join lab.specimen s on s.id = r.specimen
          join lab.analyzer a on a.id = r.analyzer
          left join lab.test t on t.code = r.test
        """;

    private final JdbcClient jdbc;
    private final Identities identities;

    PatientResults(JdbcClient jdbc, Identities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /** Results under a number that was found to be the same person's stand as one with the others. */
    private String[] identities(String patient) {
        return identities.of(new PatientId(patient)).toArray(String[]::new);
    }

    /** What stands of a patient, received in a time, newest first. */
    public List<ReportedResult> ofPatient(String patient, Instant from, Instant to, int most) {
        return jdbc.sql(RESULT + """
             where r.patient = any(:patients) and r.state = 'RELEASED' and r.received_at >= :from and r.received_at < :to
             order by r.received_at desc, r.id desc limit :most
            """)
                .param("patients", identities(patient))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, _) -> result(row))
                .list();
    }

    /** What stands in a specimen, in the order of sections and tests. */
    public List<ReportedResult> ofSpecimen(long specimen) {
        return jdbc.sql(RESULT + " where r.specimen = ? and r.state = 'RELEASED' order by section, test_name, r.id")
                .param(specimen)
                .query((row, _) -> result(row))
                .list();
    }

    /** What was once reported of these specimens and stands no longer, oldest first. */
    public List<ReportedResult> former(Collection<Long> specimens) {
        return jdbc.sql(RESULT + """
             where r.specimen = any(?)
               and (r.state = 'CORRECTED'
                    or (r.state <> 'RELEASED' and exists (select from lab.result_decision d
                                                           where d.result = r.id and d.former = 'RELEASED')))
             order by r.decided_at, r.id
            """)
                .param(specimens.toArray(Long[]::new))
                .query((row, _) -> result(row))
                .list();
    }

    /** A patient's values of a test, newest first. */
    public List<ReportedResult> trend(String patient, String test, Instant from, Instant to, int most) {
        return jdbc.sql(RESULT + """
             where r.patient = any(:patients) and r.test = :test and r.state = 'RELEASED'
               and r.received_at >= :from and r.received_at < :to
             order by r.received_at desc limit :most
            """)
                .param("patients", identities(patient))
                .param("test", test)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("most", most)
                .query((row, _) -> result(row))
                .list();
    }

    /** The latest numbers of several tests, oldest first, by test. */
    public Map<String, List<Double>> numbers(String patient, Collection<String> tests, int most) {
        record Measured(String test, double value) {}
        return jdbc
                .sql("""
                    select t.test, n.number from unnest(:tests::text[]) as t (test) cross join lateral (
                      select r.number, r.received_at from lab.result r
                       where r.patient = any(:patients) and r.test = t.test and r.state = 'RELEASED' and r.number is not null
                       order by r.received_at desc limit :most) n
                     order by t.test, n.received_at
                    """)
                .param("tests", tests.stream().distinct().toArray(String[]::new))
                .param("patients", identities(patient))
                .param("most", most)
                .query((row, _) -> new Measured(row.getString(1), row.getDouble(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Measured::test, Collectors.mapping(Measured::value, Collectors.toList())));
    }

    /** Names of the tests that specimens still wait for, by specimen. */
    public Map<Long, List<String>> pending(Collection<Long> specimens) {
        record Waiting(long specimen, String test) {}
        return jdbc.sql("""
            select l.specimen, coalesce(t.name, l.requested) as test from lab.order_line l
              left join lab.test t on t.code = l.test
             where l.specimen = any(?) and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST') order by l.id
            """).param(specimens.toArray(Long[]::new)).query(Waiting.class).list().stream()
                .collect(Collectors.groupingBy(
                        Waiting::specimen, Collectors.mapping(Waiting::test, Collectors.toList())));
    }

    /** The identity of the patient behind a record number, an accession number or an identity; null if nobody is. */
    public @Nullable String patient(String number) {
        return jdbc.sql("""
            select patient from (
              select patient, 1 as rank from lab.specimen where accession = :number
              union all select patient, 2 from (select patient from lab.lab_order where record_number = :number
                                                 order by id desc limit 1) o
              union all select patient, 3 from (select patient from lab.specimen where patient = :number limit 1) s) found
             order by rank limit 1
            """)
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static ReportedResult result(ResultSet row) throws SQLException {
        Timestamp collected = row.getTimestamp("collected_at");
        return new ReportedResult(
                row.getLong("id"),
                row.getLong("specimen"),
                row.getString("accession"),
                collected == null ? null : collected.toInstant(),
                row.getString("test"),
                row.getString("test_name"),
                row.getString("section"),
                row.getString("reported"),
                row.getBigDecimal("number"),
                row.getString("unit"),
                row.getString("flag"),
                row.getString("reference_text"),
                List.of((String[]) row.getArray("comments").getArray()),
                row.getString("analyzer"),
                row.getString("operator"),
                row.getTimestamp("measured_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("reason"),
                Standing.valueOf(row.getString("standing")));
    }
}
