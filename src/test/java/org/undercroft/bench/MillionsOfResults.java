package org.undercroft.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty laboratory with orders of ten tests for invented patients, released over the past years, by inserting
 * from selects; the indexes are taken away before and made again behind, the foreign keys not looked at.
 */
final class MillionsOfResults {

    private static final Logger log = LoggerFactory.getLogger(MillionsOfResults.class);
    private static final int TESTS = 10;
    private static final int STEP = 100_000;

    /** Numbers before it are of what was there before. */
    private static final int FIRST = 1_001;

    private final DataSource database;
    private final int specimens;
    private final int patients;
    private final String patient;

    /**
     * @param results how many results there shall be, in round numbers
     * @param patients how many patients share them
     * @param patient the identity of one more who has about one of 5,000 of them
     */
    MillionsOfResults(DataSource database, long results, int patients, String patient) {
        this.database = database;
        this.specimens = Math.toIntExact(results / TESTS);
        this.patients = patients;
        this.patient = patient;
    }

    void fill() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '1GB'");
            List<String> indexes = withoutIndexes(statement);
            long begun = System.nanoTime();
            beforehand(statement);
            int last = FIRST + specimens - 1;
            for (int from = FIRST; from <= last; from += STEP) {
                int to = Math.min(last, from + STEP - 1);
                for (String sql : List.of(ORDERS, SPECIMENS, LINES, RESULTS)) {
                    statement.execute(sql.replace(":from", String.valueOf(from))
                            .replace(":to", String.valueOf(to))
                            .replace(":patients", String.valueOf(patients))
                            .replace(":patient", "'" + patient + "'")
                            .replace(":all", String.valueOf(last)));
                }
                log.info("{} results in {} s", (to - FIRST + 1L) * TESTS, (System.nanoTime() - begun) / 1_000_000_000);
            }
            afterwards(statement);
            long filled = System.nanoTime();
            for (String index : indexes) {
                statement.execute(index);
            }
            for (String table : List.of("result", "order_line", "lab_order", "specimen")) {
                statement.execute("vacuum analyze lab." + table);
            }
            log.info(
                    "Inserted in {} s, indexed and analyzed in {} s",
                    (filled - begun) / 1_000_000_000,
                    (System.nanoTime() - filled) / 1_000_000_000);
            statement.execute("reset all");
        }
    }

    private static List<String> withoutIndexes(Statement statement) throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
            select i.indexdef, i.indexname from pg_indexes i
             where i.schemaname = 'lab' and i.tablename in ('result', 'order_line', 'lab_order', 'specimen')
               and not exists (select from pg_constraint c where c.conname = i.indexname)
            """)) {
            while (rows.next()) {
                definitions.add(rows.getString(1));
                names.add(rows.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("drop index lab." + name);
        }
        return definitions;
    }

    private static void beforehand(Statement statement) throws SQLException {
        statement.execute("""
            insert into lab.analyzer (name, identification, state) values ('Bench analyzer', 'BENCH', 'IN_SERVICE')
            """);
    }

    private static void afterwards(Statement statement) throws SQLException {
        statement.execute("select setval('lab.result_number', (select max(id) from lab.result) + 1000)");
        for (String table : List.of("lab_order", "specimen", "order_line")) {
            statement.execute("select setval(pg_get_serial_sequence('lab." + table
                    + "', 'id'), (select max(id) from lab." + table + "))");
        }
    }

    /** Every five thousandth order is of one patient, so that somebody has many. */
    private static final String PATIENT =
            "case when g % 5000 = 0 then :patient else 'bench-patient-' || g % :patients end";

    private static final String AT = "now() - (:all - g) * interval '60 seconds'";

    private static final String ORDERS = """
        insert into lab.lab_order (id, sender, placer, requested, requested_name, patient, record_number, patient_name,
                                   priority, ward, ordered_by, received_at, message, state)
        overriding system value
        select g, 'HOSP|BENCH', 'B' || g, 'BENCH', 'Ten tests', %s, 'MR' || g %% :patients, 'Bench, Patient ' || g %% :patients,
               case when g %% 10 = 0 then 'S' else 'R' end, 'W' || g %% 40, 'Doctor ' || g %% 90, %s, 0, 'COMPLETE'
          from generate_series(:from, :to) g
        """.formatted(PATIENT, AT);

    private static final String SPECIMENS = """
        insert into lab.specimen (id, accession, type, patient, collected_at, created_at, state, received_at, received_by)
        overriding system value
        select g, 'BENCH' || lpad(g::text, 9, '0'), 'SER', %s, %s, %s, 'RECEIVED', %s + interval '20 minutes', 'bench'
          from generate_series(:from, :to) g
        """.formatted(PATIENT, AT, AT, AT);

    private static final String TESTS_OF_IT =
            "(values (0,'GLU'),(1,'NA'),(2,'K'),(3,'CL'),(4,'CO2'),(5,'BUN'),(6,'CREA'),(7,'CA'),(8,'ALB'),(9,'TP')) t"
                    + " (n, test)";

    private static final String LINES = """
        insert into lab.order_line (id, order_id, specimen, test, requested, state, added_at) overriding system value
        select g * 10 + t.n, g, g, t.test, 'BENCH', case when g = :all then 'ORDERED' else 'RELEASED' end, %s
          from generate_series(:from, :to) g cross join %s
        """.formatted(AT, TESTS_OF_IT);

    private static final String RESULTS = """
        insert into lab.result (id, message, analyzer, specimen_text, patient_text, instrument_code, value, unit_text,
          flags_text, status_text, time_text, operator, comments, record, specimen, order_line, patient, test, reported,
          number, comparator, unit, flag, reference_text, measured_at, received_at, run_key, state, reasons, decided_at,
          decided_by)
        select g * 10 + t.n, g, (select id from lab.analyzer where identification = 'BENCH'), 'BENCH' || lpad(g::text, 9, '0'),
               '', t.test, v.value::text, 'mmol/L', 'N', 'F', '', 'op', '{}', '', g, g * 10 + t.n, %s, t.test, v.value::text,
               v.value, '', 'mmol/L', case when v.value > 98 then 'H' else 'N' end, '3.5-98', %s + interval '50 minutes',
               %s + interval '51 minutes', decode(lpad(to_hex(g * 10 + t.n), 32, '0'), 'hex'),
               case when (g * 10 + t.n) %% 20000 = 0 then 'HELD' else 'RELEASED' end, '{rules}',
               %s + interval '51 minutes', 'bench'
          from generate_series(:from, :to) g cross join %s
          cross join lateral (select round(((g * 7919::bigint + t.n * 104729) %% 1000) / 10.0, 1) as value) v
         where g < :all
        """.formatted(PATIENT, AT, AT, AT, TESTS_OF_IT);
}
