package org.undercroft.lab.analyzer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the analyzers, their mapping tables with every former version, and the history of their state. */
@Repository
public class AnalyzerRepository {

    private final JdbcClient jdbc;
    private final AnalyzerCodes codes;
    private final JsonMapper json;

    AnalyzerRepository(JdbcClient jdbc, AnalyzerCodes codes, JsonMapper json) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.json = json;
    }

    /** All analyzers, by name. */
    public List<Analyzer> all() {
        Map<Long, Map<String, Mapping>> mappings = codes.mappings();
        Map<Long, List<FlagMeaning>> flags = codes.flags();
        return jdbc.sql("select * from lab.analyzer order by lower(name), id")
                .query((row, _) -> analyzer(
                        row,
                        mappings.getOrDefault(row.getLong("id"), Map.of()),
                        flags.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /** One analyzer. */
    public Optional<Analyzer> find(AnalyzerId id) {
        return jdbc.sql("select * from lab.analyzer where id = ?")
                .param(id.value())
                .query((row, _) ->
                        analyzer(row, codes.mappings(id), codes.flags().getOrDefault(id.value(), List.of())))
                .optional();
    }

    /** The analyzer with this asset tag; one that has none is known to others as {@code ANALYZER-} and its number. */
    public Optional<Analyzer> findByTag(String equipmentTag) {
        return jdbc.sql("""
            select id from lab.analyzer
             where equipment_tag = :tag or (equipment_tag = '' and 'ANALYZER-' || id = :tag) order by id limit 1
            """)
                .param("tag", equipmentTag)
                .query(Long.class)
                .optional()
                .flatMap(id -> find(new AnalyzerId(id)));
    }

    /** The state as it is now; the row stays locked until the transaction ends, so that nobody else changes it. */
    public AnalyzerState lockState(AnalyzerId id) {
        return jdbc.sql("select state from lab.analyzer where id = ? for update")
                .param(id.value())
                .query((row, _) -> AnalyzerState.valueOf(row.getString(1)))
                .single();
    }

    long revision() {
        return jdbc.sql("select number from lab.revision where what = 'analyzers'")
                .query(Long.class)
                .single();
    }

    private Analyzer analyzer(ResultSet row, Map<String, Mapping> mappings, List<FlagMeaning> flags)
            throws SQLException {
        return new Analyzer(
                new AnalyzerId(row.getLong("id")),
                row.getString("name"),
                row.getString("model"),
                row.getString("identification"),
                row.getString("equipment_tag"),
                AnalyzerState.valueOf(row.getString("state")),
                row.getString("state_reason"),
                row.getTimestamp("state_since").toInstant(),
                row.getString("work_order"),
                instant(row.getTimestamp("last_message_at")),
                new Driver(
                        row.getInt("value_field"),
                        row.getString("specimen_source"),
                        row.getInt("code_component"),
                        row.getString("control_pattern")),
                mappings,
                flags,
                table(row.getString("table_driver")),
                row.getInt("version"));
    }

    private @Nullable TableDriver table(@Nullable String kept) {
        return kept == null ? null : json.readValue(kept, TableDriver.class);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Enters an analyzer; if one with the same identification stands there already, that one is given. */
    @Transactional
    public AnalyzerId add(AnalyzerSettings settings, AnalyzerState state, String actor) {
        Optional<Long> added = jdbc.sql("""
            insert into lab.analyzer (name, model, identification, equipment_tag, state, value_field,
                                      specimen_source, code_component, control_pattern)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (identification) do nothing returning id
            """)
                .params(settings.name(), settings.model(), settings.identification(), settings.equipmentTag())
                .param(state.name())
                .params(driverValues(settings.driver()))
                .query(Long.class)
                .optional();
        if (added.isEmpty()) {
            return new AnalyzerId(jdbc.sql("select id from lab.analyzer where identification = ?")
                    .param(settings.identification())
                    .query(Long.class)
                    .single());
        }
        AnalyzerId id = new AnalyzerId(added.get());
        keepVersion(id, actor);
        return id;
    }

    private static List<Object> driverValues(Driver driver) {
        return List.of(driver.valueField(), driver.specimenSource(), driver.codeComponent(), driver.controlPattern());
    }

    /** Changes what an analyzer is and how it is read. */
    @Transactional
    public void change(AnalyzerId id, AnalyzerSettings settings, String actor) {
        update(id, settings);
        keepVersion(id, actor);
    }

    private void update(AnalyzerId id, AnalyzerSettings settings) {
        jdbc.sql("""
            update lab.analyzer set name = ?, model = ?, identification = ?, equipment_tag = ?, value_field = ?,
                   specimen_source = ?, code_component = ?, control_pattern = ?, version = version + 1
             where id = ?
            """)
                .params(settings.name(), settings.model(), settings.identification(), settings.equipmentTag())
                .params(driverValues(settings.driver()))
                .param(id.value())
                .update();
    }

    /** Replaces an analyzer's mapping table. */
    @Transactional
    public void map(AnalyzerId id, Collection<Mapping> mappings, String actor) {
        jdbc.sql("update lab.analyzer set version = version + 1 where id = ?")
                .param(id.value())
                .update();
        codes.replaceMappings(id, mappings);
        keepVersion(id, actor);
    }

    /** Puts settings and mapping table back as one change. */
    @Transactional
    public void restore(AnalyzerId id, Analyzer former, String actor) {
        update(id, AnalyzerSettings.of(former));
        codes.replaceMappings(id, former.mappings().values());
        codes.replaceFlags(id, former.flags());
        replaceTable(id, former.table());
        keepVersion(id, actor);
    }

    private void replaceTable(AnalyzerId id, @Nullable TableDriver table) {
        jdbc.sql("update lab.analyzer set table_driver = ?::jsonb where id = ?")
                .params(Arrays.asList(table == null ? null : json.writeValueAsString(table), id.value()))
                .update();
    }

    /** Every set-up an analyzer ever had, the newest first. */
    public List<AnalyzerVersion> history(AnalyzerId id) {
        return jdbc.sql("""
            select version, changed_at, changed_by, content from lab.analyzer_history
             where analyzer = ? order by version desc
            """)
                .param(id.value())
                .query((row, _) -> new AnalyzerVersion(
                        row.getInt("version"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("changed_by"),
                        json.readValue(row.getString("content"), Analyzer.class)))
                .list();
    }

    private void keepVersion(AnalyzerId id, String actor) {
        Analyzer analyzer = find(id).orElseThrow();
        jdbc.sql("insert into lab.analyzer_history (analyzer, version, content, changed_by) values (?, ?, ?::jsonb, ?)")
                .params(id.value(), analyzer.version(), json.writeValueAsString(analyzer), actor)
                .update();
        raiseRevision();
    }

    /** Puts an analyzer into a state, with the reason in its history. */
    @Transactional
    public void putInto(AnalyzerId id, AnalyzerState state, String reason, String actor) {
        AnalyzerState former = lockState(id);
        jdbc.sql("update lab.analyzer set state = ?, state_reason = ?, state_since = now() where id = ?")
                .params(state.name(), reason, id.value())
                .update();
        jdbc.sql("""
            insert into lab.analyzer_state_change (analyzer, actor, former, state, reason) values (?, ?, ?, ?, ?)
            """)
                .params(id.value(), actor, former.name(), state.name(), reason)
                .update();
        raiseRevision();
    }

    /** Notes the work order that stands open for an analyzer; empty for none. */
    @Transactional
    public void noteWorkOrder(AnalyzerId id, String workOrder) {
        jdbc.sql("update lab.analyzer set work_order = ? where id = ?")
                .params(workOrder, id.value())
                .update();
        raiseRevision();
    }

    void heard(AnalyzerId id, Instant at) {
        jdbc.sql("update lab.analyzer set last_message_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    private void raiseRevision() {
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'analyzers'")
                .update();
    }
}
