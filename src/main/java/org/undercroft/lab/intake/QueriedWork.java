package org.undercroft.lab.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is still to be measured, for analyzers that ask. */
@Repository
class QueriedWork {

    /** More than any analyzer loads; the rest is given at its next question. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    QueriedWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A test to be measured.
     *
     * @param accession the specimen's number
     * @param asked the number the analyzer asked with, if it is another
     * @param type of specimen
     * @param test our code
     * @param priority S, A or R
     * @param recordNumber the patient's number
     * @param patientName {@code "Family, Given"}
     * @param patient the index's identity
     */
    record Open(
            String accession,
            String placer,
            String type,
            String test,
            String priority,
            String recordNumber,
            String patientName,
            String patient,
            @Nullable String ward) {}

    /** What is open on specimens with these numbers. */
    List<Open> of(Collection<String> numbers, Collection<String> tests) {
        return jdbc.sql("""
            select s.accession, s.placer_number, s.type, l.test, o.priority, o.record_number, o.patient_name,
                   s.patient, o.ward
              from lab.specimen s
              join lab.order_line l on l.specimen = coalesce(s.parent, s.id)
              join lab.lab_order o on o.id = l.order_id
             where (s.accession = any(:numbers) or (s.placer_number <> '' and s.placer_number = any(:numbers)))
               and l.state = 'ORDERED' and l.test = any(:tests)
             order by s.id, l.id
            """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("tests", tests.toArray(String[]::new))
                .query((row, _) -> open(row))
                .list();
    }

    /** What is open on the oldest specimens, in a range of numbers; a limit that is empty is open. */
    List<Open> between(String from, String to, Collection<String> tests) {
        return jdbc.sql("""
            with work as (
              select distinct s.id from lab.order_line l join lab.specimen s on s.id = l.specimen
               where l.state = 'ORDERED' and l.test = any(:tests)
                 and (:from = '' or s.accession >= :from) and (:to = '' or s.accession <= :to)
               order by s.id limit :most)
            select s.accession, s.placer_number, s.type, l.test, o.priority, o.record_number, o.patient_name,
                   s.patient, o.ward
              from work w
              join lab.specimen s on s.id = w.id
              join lab.order_line l on l.specimen = s.id
              join lab.lab_order o on o.id = l.order_id
             where l.state = 'ORDERED' and l.test = any(:tests)
             order by s.id, l.id
            """)
                .param("tests", tests.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .param("most", MOST)
                .query((row, _) -> open(row))
                .list();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getString("accession"),
                row.getString("placer_number"),
                row.getString("type"),
                row.getString("test"),
                row.getString("priority"),
                row.getString("record_number"),
                row.getString("patient_name"),
                row.getString("patient"),
                row.getString("ward"));
    }
}
