package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.bench.WorkRow;
import org.undercroft.lab.verification.SerumIndex;

/** Reads what a bench shows beside the worklist's rows, and keeps lots of thromboplastin and ratios. */
@Repository
class SectionRepository {

    private final JdbcClient jdbc;

    SectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An earlier value of the patient. */
    record Previous(String reported, @Nullable BigDecimal number) {}

    List<SectionBench> benches() {
        return jdbc.sql("select * from lab.section_bench order by position")
                .query((row, _) -> new SectionBench(row.getString("code"), row.getString("name"), List.of((String[])
                        row.getArray("sections").getArray())))
                .list();
    }

    /** Ordered and not measured, by the analyzers in service that can measure it; a test of two counts for both. */
    List<Pending> pending(SectionBench bench) {
        return jdbc.sql("""
            select coalesce(a.name, 'No analyzer in service'), count(*) filter (where o.priority = 'S'),
                   count(*) filter (where o.priority = 'A'), count(*) filter (where o.priority = 'R')
              from lab.order_line l join lab.test t on t.code = l.test join lab.lab_order o on o.id = l.order_id
              left join (select distinct m.test, a.name from lab.analyzer_mapping m join lab.analyzer a on a.id = m.analyzer
                          where a.state = 'IN_SERVICE' and a.identification not like 'by-hand/%') a on a.test = t.code
             where l.state = 'ORDERED' and t.section = any(?) group by 1 order by 2 desc, 3 desc, 4 desc, 1
            """)
                .param(bench.sections().toArray(String[]::new))
                .query((row, _) -> new Pending(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** The last released value of the same test of the patient in another specimen, by specimen and test. */
    Map<String, Previous> previous(List<WorkRow> rows) {
        Map<String, Previous> found = new HashMap<>();
        jdbc.sql("""
            select a.accession, a.test, p.reported, p.number
              from unnest(?::text[], ?::text[]) a (accession, test) join lab.specimen s on s.accession = a.accession
              join lateral (select reported, number from lab.result r
                             where r.patient = s.patient and r.test = a.test and r.state = 'RELEASED'
                               and r.number is not null and r.specimen <> s.id
                             order by r.received_at desc limit 1) p on true
            """)
                .params(
                        rows.stream().map(WorkRow::accession).toArray(String[]::new),
                        rows.stream().map(WorkRow::test).toArray(String[]::new))
                .query(row -> {
                    found.put(
                            row.getString(1) + " " + row.getString(2),
                            new Previous(row.getString(3), row.getBigDecimal(4)));
                });
        return found;
    }

    /** The latest serum indices of specimens, in words. */
    Map<String, String> indices(List<WorkRow> rows) {
        Map<String, SerumIndex> kinds = new HashMap<>();
        for (SerumIndex index : SerumIndex.values()) {
            index.codes().forEach(code -> kinds.put(code, index));
            kinds.put(index + "IND", index);
        }
        Map<String, Map<SerumIndex, String>> found = new HashMap<>();
        jdbc.sql("""
            select s.accession, upper(coalesce(r.test, r.instrument_code)), r.reported
              from lab.specimen s join lab.result r on r.specimen = s.id
             where s.accession = any(:numbers)
               and (upper(r.instrument_code) = any(:codes) or r.test = any(:codes)) order by r.id
            """)
                .param("numbers", rows.stream().map(WorkRow::accession).toArray(String[]::new))
                .param("codes", kinds.keySet().toArray(String[]::new))
                .query(row -> {
                    SerumIndex kind = kinds.get(row.getString(2));
                    if (kind != null) {
                        found.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                                .put(kind, row.getString(3));
                    }
                });
        Map<String, String> words = new HashMap<>();
        found.forEach((accession, values) -> {
            List<String> each = new ArrayList<>();
            values.forEach((kind, value) -> each.add(kind + " " + value));
            words.put(accession, String.join("  ", each));
        });
        return words;
    }

    /** The analyzers in service that can measure tests, by test. */
    Map<String, String> expected(List<WorkRow> rows) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("""
            select m.test, string_agg(distinct a.name, ', ') from lab.analyzer_mapping m
              join lab.analyzer a on a.id = m.analyzer
             where a.state = 'IN_SERVICE' and a.identification not like 'by-hand/%' and m.test = any(?) group by m.test
            """)
                .param(rows.stream().map(WorkRow::test).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    /** The latest hematocrit of the patients of specimens within a week, by specimen. */
    Map<String, BigDecimal> hematocrits(List<WorkRow> rows) {
        Map<String, BigDecimal> found = new HashMap<>();
        jdbc.sql("""
            select s.accession, h.number from lab.specimen s
              join lateral (select number from lab.result r
                             where r.patient = s.patient and r.test = 'HCT' and r.state = 'RELEASED'
                               and r.number is not null and r.received_at > now() - interval '7 days'
                             order by r.received_at desc limit 1) h on true
             where s.accession = any(?)
            """)
                .param(rows.stream().map(WorkRow::accession).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row.getBigDecimal(2));
                });
        return found;
    }

    List<Thromboplastin> lots() {
        return jdbc.sql("select * from lab.thromboplastin_lot order by in_force desc, entered_at desc")
                .query((row, _) -> lot(row))
                .list();
    }

    Optional<Thromboplastin> lotInForce() {
        return jdbc.sql("select * from lab.thromboplastin_lot where in_force")
                .query((row, _) -> lot(row))
                .optional();
    }

    private static Thromboplastin lot(ResultSet row) throws SQLException {
        return new Thromboplastin(row.getString("lot"), row.getBigDecimal("isi"), row.getBigDecimal("mean_normal"));
    }

    /** Puts a lot in force; false if the number was used before. */
    boolean use(Thromboplastin lot, String person) {
        jdbc.sql("update lab.thromboplastin_lot set in_force = false where in_force")
                .update();
        return jdbc.sql("""
            insert into lab.thromboplastin_lot (lot, isi, mean_normal, in_force, entered_at, entered_by)
            values (?, ?, ?, true, now(), ?) on conflict do nothing
            """)
                        .params(lot.lot(), lot.isi(), lot.meanNormal(), person)
                        .update()
                == 1;
    }

    /** A released prothrombin time. */
    record ProthrombinTime(String accession, String patient, BigDecimal seconds) {}

    Optional<ProthrombinTime> prothrombinTime(long result) {
        return jdbc.sql("""
            select s.accession, s.patient, r.number from lab.result r join lab.specimen s on s.id = r.specimen
             where r.id = ? and r.test = 'PT' and r.state = 'RELEASED' and r.number is not null and r.comparator = ''
            """)
                .param(result)
                .query((row, _) -> new ProthrombinTime(row.getString(1), row.getString(2), row.getBigDecimal(3)))
                .optional();
    }

    List<SerologyAssay> assays() {
        return jdbc.sql("select * from lab.serology_assay order by test")
                .query((row, _) -> assay(row))
                .list();
    }

    private static SerologyAssay assay(ResultSet row) throws SQLException {
        return new SerologyAssay(
                row.getString("test"),
                row.getBigDecimal("negative_below"),
                row.getBigDecimal("positive_from"),
                row.getString("sco_test"));
    }

    void set(SerologyAssay assay) {
        jdbc.sql("""
            insert into lab.serology_assay (test, negative_below, positive_from, sco_test) values (?, ?, ?, ?)
            on conflict (test) do update set negative_below = excluded.negative_below,
              positive_from = excluded.positive_from, sco_test = excluded.sco_test
            """)
                .params(assay.test(), assay.negativeBelow(), assay.positiveFrom(), assay.ratioTest())
                .update();
    }

    /** A specimen and whose it is. */
    record Specimen(long id, String patient) {}

    /** The specimen, kept from others until the transaction ends. */
    Optional<Specimen> lock(String accession) {
        return jdbc.sql("select id, patient from lab.specimen where accession = ? for update")
                .param(accession)
                .query(Specimen.class)
                .optional();
    }

    void addRatio(long specimen, String test, BigDecimal ratio, String person) {
        jdbc.sql("insert into lab.serology_ratio (specimen, test, ratio, at, actor) values (?, ?, ?, now(), ?)")
                .params(specimen, test, ratio, person)
                .update();
    }

    /** Ratios that were not reported yet, keyed and sent by analyzers, in the order in which they came. */
    List<BigDecimal> ratios(long specimen, SerologyAssay assay) {
        return jdbc.sql("""
            select ratio from (
              select ratio, at from lab.serology_ratio where specimen = :specimen and test = :test and not reported
              union all
              select number, received_at from lab.result
               where specimen = :specimen and test = :sent and :sent <> '' and number is not null
                 and state in ('HELD', 'RELEASED', 'REPEAT', 'CORRECTED', 'SUPERSEDED')
            ) x order by at
            """)
                .param("specimen", specimen)
                .param("test", assay.test())
                .param("sent", assay.ratioTest())
                .query(BigDecimal.class)
                .list();
    }

    /** Unreported ratios of many specimens, by specimen and test. */
    Map<String, List<BigDecimal>> ratios(List<WorkRow> rows) {
        Map<String, List<BigDecimal>> found = new HashMap<>();
        jdbc.sql("""
            select x.accession, x.test, x.ratio from (
              select s.accession, r.test, r.ratio, r.at from lab.serology_ratio r join lab.specimen s on s.id = r.specimen
               where s.accession = any(:numbers) and not r.reported
              union all
              select s.accession, a.test, r.number, r.received_at from lab.serology_assay a
                join lab.result r on r.test = a.sco_test and a.sco_test <> '' and r.number is not null
                join lab.specimen s on s.id = r.specimen where s.accession = any(:numbers)
            ) x order by x.at
            """)
                .param("numbers", rows.stream().map(WorkRow::accession).toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString(1) + " " + row.getString(2), _ -> new ArrayList<>())
                            .add(row.getBigDecimal(3));
                });
        return found;
    }

    void reported(long specimen, String test) {
        jdbc.sql("update lab.serology_ratio set reported = true where specimen = ? and test = ?")
                .params(specimen, test)
                .update();
    }

    static String key(WorkRow row) {
        return row.accession() + " " + row.test();
    }
}
