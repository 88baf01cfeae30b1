package org.undercroft.lab.catalog;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the catalog, and every former state of each of its parts. */
@Repository
public class CatalogRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final CatalogRows rows;

    CatalogRepository(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.rows = new CatalogRows(json);
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
                .query((row, _) -> rows.test(row, ranges.getOrDefault(row.getString("code"), List.of())))
                .list();
        List<ReflexRule> reflexRules = jdbc.sql("select * from lab.reflex_rule")
                .query((row, _) -> CatalogRows.reflexRule(row))
                .list();
        return new Catalog(revision, tests, panels(), specimenTypes(), reflexRules);
    }

    private Map<String, List<ReferenceRange>> ranges() {
        record Owned(String test, ReferenceRange range) {}
        return jdbc
                .sql("select * from lab.reference_range order by id")
                .query((row, _) -> new Owned(row.getString("test"), CatalogRows.range(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::test, Collectors.mapping(Owned::range, Collectors.toList())));
    }

    private List<Panel> panels() {
        return jdbc.sql("""
            select p.code, p.name, p.loinc, p.active, p.version, array_agg(t.test order by t.position) as tests
              from lab.panel p join lab.panel_test t on t.panel = p.code
             group by p.code
            """).query((row, _) -> CatalogRows.panel(row)).list();
    }

    private List<SpecimenType> specimenTypes() {
        return jdbc.sql("select * from lab.specimen_type")
                .query((row, _) -> CatalogRows.specimenType(row))
                .list();
    }

    /** Writes a test as it is now, with its ranges, and keeps this state in its history; gives its new version. */
    @Transactional
    public int save(LabTest test, String actor) {
        int version = jdbc.sql("""
            insert into lab.test as t (code, name, loinc, unit, decimals, specimen_type, section, possible_low,
              possible_high, active, kind, choices, measuring_low, measuring_high, molar_mass, short_name, method,
              other_specimens, stability_hours, turnaround_stat, turnaround_urgent, turnaround_routine, orderable,
              notifiable, delta_kind, delta_limit, delta_days, formula, formula_inputs, changed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (code) do update set name = excluded.name, loinc = excluded.loinc, unit = excluded.unit,
              decimals = excluded.decimals, specimen_type = excluded.specimen_type, section = excluded.section,
              possible_low = excluded.possible_low, possible_high = excluded.possible_high,
              active = excluded.active, kind = excluded.kind, choices = excluded.choices,
              measuring_low = excluded.measuring_low, measuring_high = excluded.measuring_high,
              molar_mass = excluded.molar_mass, short_name = excluded.short_name, method = excluded.method,
              other_specimens = excluded.other_specimens, stability_hours = excluded.stability_hours,
              turnaround_stat = excluded.turnaround_stat, turnaround_urgent = excluded.turnaround_urgent,
              turnaround_routine = excluded.turnaround_routine, orderable = excluded.orderable,
              notifiable = excluded.notifiable, delta_kind = excluded.delta_kind,
              delta_limit = excluded.delta_limit, delta_days = excluded.delta_days, formula = excluded.formula,
              formula_inputs = excluded.formula_inputs, version = t.version + 1, changed_at = now(),
              changed_by = excluded.changed_by
            returning version
            """)
                .params(rows.values(test, actor))
                .query(Integer.class)
                .single();
        jdbc.sql("delete from lab.reference_range where test = ?")
                .param(test.code())
                .update();
        batches.batchUpdate(
                """
                insert into lab.reference_range (test, sex, age_from, age_to, low, high, critical_low, critical_high,
                                                 valid_from, valid_to, pregnancy, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                test.ranges().stream()
                        .map(range -> CatalogRows.values(test.code(), range))
                        .toList());
        return keep(CatalogPart.TEST, test.code(), version, test, actor);
    }

    /** Writes a panel with its tests; gives its new version. */
    @Transactional
    public int save(Panel panel, String actor) {
        int version = jdbc.sql("""
            insert into lab.panel as p (code, name, loinc, active) values (?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, loinc = excluded.loinc, active = excluded.active,
              version = p.version + 1
            returning version
            """)
                .params(panel.code(), panel.name(), panel.loinc(), panel.active())
                .query(Integer.class)
                .single();
        jdbc.sql("delete from lab.panel_test where panel = ?")
                .param(panel.code())
                .update();
        jdbc.sql("""
            insert into lab.panel_test (panel, test, position)
            select ?, test, position - 1 from unnest(?) with ordinality as member (test, position)
            """).params(panel.code(), panel.tests().toArray(String[]::new)).update();
        return keep(CatalogPart.PANEL, panel.code(), version, panel, actor);
    }

    /** Writes a kind of specimen; gives its new version. */
    @Transactional
    public int save(SpecimenType type, String actor) {
        int version = jdbc.sql("""
            insert into lab.specimen_type as s (code, name, tube, additive, minimum_volume, stability_room,
                                                stability_cold, stability_frozen, active)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, tube = excluded.tube, additive = excluded.additive,
              minimum_volume = excluded.minimum_volume, stability_room = excluded.stability_room,
              stability_cold = excluded.stability_cold, stability_frozen = excluded.stability_frozen,
              active = excluded.active, version = s.version + 1
            returning version
            """)
                .params(Arrays.asList(
                        type.code(),
                        type.name(),
                        type.tube(),
                        type.additive(),
                        type.minimumVolume(),
                        type.stabilityRoom(),
                        type.stabilityCold(),
                        type.stabilityFrozen(),
                        type.active()))
                .query(Integer.class)
                .single();
        return keep(CatalogPart.SPECIMEN_TYPE, type.code(), version, type, actor);
    }

    /** Writes a reflex rule; gives its new version. */
    @Transactional
    public int save(ReflexRule rule, String actor) {
        int version = jdbc.sql("""
            insert into lab.reflex_rule as r (code, test, condition, value, adds, reason, active)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set test = excluded.test, condition = excluded.condition,
              value = excluded.value, adds = excluded.adds, reason = excluded.reason, active = excluded.active,
              version = r.version + 1
            returning version
            """)
                .params(
                        rule.code(),
                        rule.test(),
                        rule.condition().name(),
                        rule.value(),
                        rule.adds().toArray(String[]::new),
                        rule.reason(),
                        rule.active())
                .query(Integer.class)
                .single();
        return keep(CatalogPart.REFLEX_RULE, rule.code(), version, rule, actor);
    }

    private int keep(CatalogPart part, String code, int version, Object content, String actor) {
        jdbc.sql("""
            insert into lab.catalog_history (kind, code, version, content, changed_by) values (?, ?, ?, ?::jsonb, ?)
            """)
                .params(part.name(), code, version, json.writeValueAsString(content), actor)
                .update();
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'catalog'")
                .update();
        return version;
    }

    /**
     * A former state of a part.
     *
     * @param version its number
     * @param content the part as JSON
     * @param changedAt when it was made
     * @param changedBy by whom
     */
    public record Version(int version, String content, Instant changedAt, String changedBy) {}

    /** The states of a part, the newest first. */
    public List<Version> versions(CatalogPart part, String code) {
        return jdbc.sql("""
            select version, content, changed_at, changed_by from lab.catalog_history
             where kind = ? and code = ? order by version desc, id desc
            """)
                .params(part.name(), code)
                .query((row, _) -> new Version(
                        row.getInt(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .list();
    }

    /** One state of a part. */
    public Optional<Version> version(CatalogPart part, String code, int version) {
        return versions(part, code).stream()
                .filter(each -> each.version() == version)
                .findFirst();
    }
}
