package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the catalog, and every former state of a test. */
@Repository
public class CatalogRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CatalogRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long revision() {
        return jdbc.sql("select number from lab.revision where what = 'catalog'")
                .query(Long.class)
                .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from lab.test)")
                .query(Boolean.class)
                .single();
    }

    Catalog load() {
        long revision = revision();
        Map<String, List<ReferenceRange>> ranges = ranges();
        List<LabTest> tests = jdbc.sql("select * from lab.test")
                .query((row, _) -> test(row, ranges.getOrDefault(row.getString("code"), List.of())))
                .list();
        return new Catalog(revision, tests, panels(), specimenTypes());
    }

    private Map<String, List<ReferenceRange>> ranges() {
        record Owned(String test, ReferenceRange range) {}
        return jdbc
                .sql("select * from lab.reference_range order by id")
                .query((row, _) -> new Owned(row.getString("test"), range(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::test, Collectors.mapping(Owned::range, Collectors.toList())));
    }

    private List<Panel> panels() {
        return jdbc.sql("""
            select p.code, p.name, p.loinc, array_agg(t.test order by t.position) as tests
              from lab.panel p join lab.panel_test t on t.panel = p.code
             group by p.code
            """).query((row, _) -> panel(row)).list();
    }

    private static Panel panel(ResultSet row) throws SQLException {
        return new Panel(row.getString("code"), row.getString("name"), row.getString("loinc"), Arrays.asList((String[])
                row.getArray("tests").getArray()));
    }

    private List<SpecimenType> specimenTypes() {
        return jdbc.sql("select code, name, tube from lab.specimen_type")
                .query(SpecimenType.class)
                .list();
    }

    private static LabTest test(ResultSet row, List<ReferenceRange> ranges) throws SQLException {
        return new LabTest(
                row.getString("code"),
                row.getString("name"),
                row.getString("loinc"),
                row.getString("unit"),
                row.getObject("decimals", Integer.class),
                row.getString("specimen_type"),
                row.getString("section"),
                row.getBigDecimal("possible_low"),
                row.getBigDecimal("possible_high"),
                row.getBoolean("active"),
                row.getInt("version"),
                ranges);
    }

    private static ReferenceRange range(ResultSet row) throws SQLException {
        return new ReferenceRange(
                row.getString("sex").charAt(0),
                row.getInt("age_from"),
                row.getInt("age_to"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                row.getBigDecimal("critical_low"),
                row.getBigDecimal("critical_high"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    void add(SpecimenType type) {
        jdbc.sql("insert into lab.specimen_type (code, name, tube) values (?, ?, ?)")
                .params(type.code(), type.name(), type.tube())
                .update();
    }

    /** Writes a test as it is now, with its ranges, and keeps this state in its history. */
    @Transactional
    public void save(LabTest test, String actor) {
        int version =
                jdbc.sql("""
                    insert into lab.test (code, name, loinc, unit, decimals, specimen_type, section, possible_low,
                                          possible_high, active, changed_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (code) do update set name = excluded.name, loinc = excluded.loinc, unit = excluded.unit,
                      decimals = excluded.decimals, specimen_type = excluded.specimen_type, section = excluded.section,
                      possible_low = excluded.possible_low, possible_high = excluded.possible_high,
                      active = excluded.active, version = lab.test.version + 1, changed_at = now(),
                      changed_by = excluded.changed_by
                    returning version
                    """).params(values(test, actor)).query(Integer.class).single();
        jdbc.sql("delete from lab.reference_range where test = ?")
                .param(test.code())
                .update();
        test.ranges().forEach(range -> add(test.code(), range));
        jdbc.sql("insert into lab.catalog_history (test, version, content, changed_by) values (?, ?, ?::jsonb, ?)")
                .params(test.code(), version, json.writeValueAsString(test), actor)
                .update();
        raiseRevision();
    }

    private static List<@org.jspecify.annotations.Nullable Object> values(LabTest test, String actor) {
        return Arrays.asList(
                test.code(),
                test.name(),
                test.loinc(),
                test.unit(),
                test.decimals(),
                test.specimenType(),
                test.section(),
                test.possibleLow(),
                test.possibleHigh(),
                test.active(),
                actor);
    }

    private void add(String test, ReferenceRange range) {
        List<@org.jspecify.annotations.Nullable BigDecimal> limits =
                Arrays.asList(range.low(), range.high(), range.criticalLow(), range.criticalHigh());
        jdbc.sql("""
            insert into lab.reference_range (test, sex, age_from, age_to, low, high, critical_low, critical_high,
                                             valid_from, valid_to)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(test, String.valueOf(range.sex()), range.ageFrom(), range.ageTo())
                .params(limits)
                .params(range.validFrom(), range.validTo())
                .update();
    }

    /** Writes a panel with its tests. */
    @Transactional
    public void save(Panel panel) {
        jdbc.sql("""
            insert into lab.panel (code, name, loinc) values (?, ?, ?)
            on conflict (code) do update set name = excluded.name, loinc = excluded.loinc
            """).params(panel.code(), panel.name(), panel.loinc()).update();
        jdbc.sql("delete from lab.panel_test where panel = ?")
                .param(panel.code())
                .update();
        for (int position = 0; position < panel.tests().size(); position++) {
            jdbc.sql("insert into lab.panel_test (panel, test, position) values (?, ?, ?)")
                    .params(panel.code(), panel.tests().get(position), position)
                    .update();
        }
        raiseRevision();
    }

    private void raiseRevision() {
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'catalog'")
                .update();
    }
}
