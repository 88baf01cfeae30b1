package org.undercroft.lab.verification;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.lab.verification.Candidate.Previous;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;
import org.undercroft.records.Sex;

/** Reads stored results as they were when they came. */
@Repository
class CaseRepository {

    private static final int TOGETHER = 1_000;

    private final JdbcClient jdbc;
    private final PatientIndex patients;

    CaseRepository(JdbcClient jdbc, PatientIndex patients) {
        this.jdbc = jdbc;
        this.patients = patients;
    }

    private record Row(
            long id,
            long specimen,
            String accession,
            String test,
            @Nullable Double number,
            String flag,
            String message,
            Instant at,
            String patient,
            String ward,
            String builtIn,
            @Nullable Previous previous) {}

    /** The latest results of known specimens, read in blocks; after each the number read so far is told. */
    List<StoredCase> latest(int most, Catalog catalog, DeltaLimits deltas, IntConsumer progress) {
        List<StoredCase> cases = new ArrayList<>();
        long below = Long.MAX_VALUE;
        while (cases.size() < most) {
            List<Row> rows = rows(below, Math.min(TOGETHER, most - cases.size()));
            if (rows.isEmpty()) {
                break;
            }
            below = rows.getLast().id();
            cases.addAll(cases(rows, catalog, deltas));
            progress.accept(cases.size());
        }
        return cases;
    }

    private List<Row> rows(long below, int most) {
        return jdbc.sql("""
            select r.id, r.specimen, s.accession, r.test, r.number, r.flag,
                   trim(r.flags_text || ' ' || array_to_string(r.comments, ' ')) as message, r.received_at, r.patient,
                   split_part(coalesce(o.ward, ''), '^', 1) as ward,
                   coalesce((select reason from unnest(coalesce((select d.former_reasons from lab.result_decision d
                               where d.result = r.id order by d.id limit 1), r.reasons)) as reason
                     where reason ~ '^[A-Z_]+: ' and reason !~ '^(RULE|TUBE|BY_HAND): ' limit 1), '') as built_in,
                   p.number as previous, p.received_at as previous_at
              from lab.result r join lab.specimen s on s.id = r.specimen
              left join lab.order_line l on l.id = r.order_line left join lab.lab_order o on o.id = l.order_id
              left join lateral (
                select q.number, q.received_at from lab.result q
                 where q.patient = r.patient and q.test = r.test and q.state = 'RELEASED' and q.number is not null
                   and q.specimen <> r.specimen and q.received_at < r.received_at
                 order by q.received_at desc limit 1) p on true
             where r.id < ? and r.test is not null and r.patient is not null and r.state <> 'NOTED'
             order by r.id desc limit ?
            """)
                .params(below, most)
                .query((row, _) -> {
                    Timestamp before = row.getTimestamp("previous_at");
                    double number = row.getDouble("number");
                    Double value = row.wasNull() ? null : number;
                    return new Row(
                            row.getLong("id"),
                            row.getLong("specimen"),
                            row.getString("accession"),
                            row.getString("test"),
                            value,
                            row.getString("flag"),
                            row.getString("message"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("patient"),
                            row.getString("ward"),
                            row.getString("built_in"),
                            before == null ? null : new Previous(row.getDouble("previous"), before.toInstant()));
                })
                .list();
    }

    private List<StoredCase> cases(List<Row> rows, Catalog catalog, DeltaLimits deltas) {
        Map<Long, Map<String, Double>> others =
                others(rows.stream().map(Row::specimen).distinct().toArray(Long[]::new));
        Map<PatientId, KnownPatient> known = patients.findAll(
                rows.stream().map(row -> new PatientId(row.patient())).collect(Collectors.toSet()));
        Map<Long, Map<String, Previous>> earlier = new HashMap<>();
        rows.forEach(row -> {
            if (row.previous() != null) {
                earlier.computeIfAbsent(row.specimen(), _ -> new HashMap<>()).put(row.test(), row.previous());
            }
        });
        return rows.stream()
                .map(row -> stored(
                        row,
                        known.get(new PatientId(row.patient())),
                        catalog.test(row.test()).orElse(null),
                        others.getOrDefault(row.specimen(), Map.of()),
                        earlier.getOrDefault(row.specimen(), Map.of()),
                        deltas))
                .toList();
    }

    private Map<Long, Map<String, Double>> others(Long[] specimens) {
        Map<Long, Map<String, Double>> others = new HashMap<>();
        jdbc.sql("""
            select specimen, coalesce(test, instrument_code), number from lab.result
             where specimen = any(?) and number is not null and state in ('HELD', 'RELEASED', 'NOTED', 'CORRECTED')
            """).param(specimens).query(row -> {
            others.computeIfAbsent(row.getLong(1), _ -> new HashMap<>()).put(row.getString(2), row.getDouble(3));
        });
        return others;
    }

    private static StoredCase stored(
            Row row,
            @Nullable KnownPatient patient,
            @Nullable LabTest test,
            Map<String, Double> others,
            Map<String, Previous> earlier,
            DeltaLimits deltas) {
        LocalDate day = LocalDate.ofInstant(row.at(), ZoneId.systemDefault());
        ReferenceRange range = patient == null || test == null
                ? null
                : test.range(patient.sex(), patient.birthDate(), day).orElse(null);
        Candidate candidate = new Candidate(
                row.test(),
                test == null ? "" : test.section(),
                row.ward(),
                patient == null ? Sex.UNKNOWN : patient.sex(),
                patient == null ? null : Verifier.age(patient.birthDate(), row.at()),
                row.number(),
                row.flag(),
                row.message(),
                row.at(),
                row.previous(),
                others,
                earlier,
                deltas);
        return new StoredCase(
                row.id(), row.specimen(), row.accession(), row.patient(), candidate, test, range, row.builtIn());
    }
}
