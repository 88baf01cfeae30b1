package org.undercroft.lab.plate;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.plate.Assay.Target;
import org.undercroft.lab.plate.Plate.State;
import org.undercroft.lab.plate.Well.Content;
import tools.jackson.databind.json.JsonMapper;

/** Keeps plates with their wells, files and thresholds, and the assays. */
@Repository
class PlateRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlateRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Assay> assays() {
        return jdbc.sql("select * from lab.plate_assay order by name")
                .query((row, _) -> new Assay(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("test"),
                        row.getInt("positive_targets"),
                        targets(row.getString("code"))))
                .list();
    }

    private List<Target> targets(String assay) {
        return jdbc.sql("select * from lab.plate_target where assay = ? order by position")
                .param(assay)
                .query((row, _) -> new Target(
                        row.getString("name"), Assay.Role.valueOf(row.getString("role")), row.getBigDecimal("cutoff")))
                .list();
    }

    /** Sets an assay with all its targets. */
    void set(Assay assay) {
        jdbc.sql("""
            insert into lab.plate_assay (code, name, test, positive_targets) values (?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, test = excluded.test,
              positive_targets = excluded.positive_targets
            """)
                .params(assay.code(), assay.name(), assay.test(), assay.positiveTargets())
                .update();
        jdbc.sql("delete from lab.plate_target where assay = ?")
                .param(assay.code())
                .update();
        for (Target target : assay.targets()) {
            jdbc.sql("insert into lab.plate_target (assay, name, role, cutoff, position) values (?, ?, ?, ?, ?)")
                    .params(
                            assay.code(),
                            target.name(),
                            target.role().name(),
                            target.cutoff(),
                            assay.targets().indexOf(target))
                    .update();
        }
    }

    List<CyclerFile.Format> formats() {
        return jdbc.sql("select * from lab.plate_format order by name")
                .query((row, _) -> new CyclerFile.Format(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("well"),
                        row.getString("target"),
                        row.getString("cycle")))
                .list();
    }

    void set(CyclerFile.Format format) {
        jdbc.sql("""
            insert into lab.plate_format (code, name, well, target, cycle) values (?, ?, ?, ?, ?)
            on conflict (code) do update set name = excluded.name, well = excluded.well, target = excluded.target,
              cycle = excluded.cycle
            """)
                .params(format.code(), format.name(), format.well(), format.target(), format.cycle())
                .update();
    }

    List<Plate> latest(int most) {
        return jdbc
                .sql("select id from lab.plate order by id desc limit ?")
                .param(most)
                .query(Long.class)
                .list()
                .stream()
                .map(id -> find(id).orElseThrow())
                .toList();
    }

    Optional<Plate> lock(long id) {
        jdbc.sql("select id from lab.plate where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<Plate> find(long id) {
        return jdbc.sql("select * from lab.plate where id = ?")
                .param(id)
                .query((row, _) -> {
                    PlateSize size = PlateSize.valueOf(row.getString("size"));
                    return new Plate(
                            id,
                            json.readValue(row.getString("rules"), Assay.class),
                            size,
                            State.valueOf(row.getString("state")),
                            row.getString("note"),
                            row.getTimestamp("opened_at").toInstant(),
                            row.getString("opened_by"),
                            instant(row.getTimestamp("closed_at")),
                            row.getString("closed_by"),
                            wells(id, size));
                })
                .optional();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private List<Well> wells(long plate, PlateSize size) {
        Map<Integer, Map<String, @Nullable BigDecimal>> cycles = new HashMap<>();
        jdbc.sql("select position, target, cycle from lab.plate_cycle where plate = ?")
                .param(plate)
                .query(row -> {
                    cycles.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .put(row.getString(2), row.getBigDecimal(3));
                });
        return jdbc.sql("""
            select w.position, w.content, coalesce(s.accession, '') as accession, coalesce(s.patient, '') as patient,
                   coalesce(o.patient_name, '') as patient_name
              from lab.plate_well w left join lab.specimen s on s.id = w.specimen
              left join lateral (select o.patient_name from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
             where w.plate = ? order by w.position
            """)
                .param(plate)
                .query((row, _) -> new Well(
                        row.getInt("position"),
                        size.well(row.getInt("position")),
                        Content.valueOf(row.getString("content")),
                        row.getString("accession"),
                        row.getString("patient"),
                        row.getString("patient_name"),
                        cycles.getOrDefault(row.getInt("position"), Map.of())))
                .list();
    }

    /** Begins a plate, which keeps the rules of its assay as they are now. */
    long begin(Assay assay, PlateSize size, Instant now, String person) {
        return jdbc.sql("""
            insert into lab.plate (assay, rules, size, state, opened_at, opened_by) values (?, ?, ?, 'FILLING', ?, ?)
            returning id
            """)
                .params(assay.code(), json.writeValueAsString(assay), size.name(), Timestamp.from(now), person)
                .query(Long.class)
                .single();
    }

    /** A specimen that may go onto a plate. */
    record Specimen(long id, boolean ordered) {}

    Optional<Specimen> specimen(String accession, String test) {
        return jdbc.sql("""
            select s.id, exists (select from lab.order_line l where l.specimen = s.id and l.test = :test
                                    and l.state <> 'CANCELLED') as ordered
              from lab.specimen s where s.accession = :number
            """)
                .param("number", accession)
                .param("test", test)
                .query(Specimen.class)
                .optional();
    }

    void place(long plate, int position, Content content, @Nullable Long specimen, Instant now, String person) {
        jdbc.sql("""
            insert into lab.plate_well (plate, position, content, specimen, placed_at, placed_by) values (?, ?, ?, ?, ?, ?)
            """)
                .params(Arrays.asList(plate, position, content.name(), specimen, Timestamp.from(now), person))
                .update();
    }

    void clear(long plate, int position) {
        jdbc.sql("delete from lab.plate_well where plate = ? and position = ?")
                .params(plate, position)
                .update();
    }

    void keepFile(long plate, String format, String content, String problem, Instant now, String person) {
        jdbc.sql("""
            insert into lab.plate_import (plate, format, content, problem, at, actor) values (?, ?, ?, ?, ?, ?)
            """)
                .params(plate, format, content.replace("\u0000", ""), problem, Timestamp.from(now), person)
                .update();
    }

    /** Files that could not be read, in words, latest first. */
    List<String> problems(long plate) {
        return jdbc.sql("select problem from lab.plate_import where plate = ? and problem <> '' order by id desc")
                .param(plate)
                .query(String.class)
                .list();
    }

    void read(long plate, CyclerFile file) {
        jdbc.sql("delete from lab.plate_cycle where plate = ?").param(plate).update();
        file.cycles()
                .forEach((position, targets) -> targets.forEach((target, cycle) -> jdbc.sql(
                                "insert into lab.plate_cycle (plate, position, target, cycle) values (?, ?, ?, ?)")
                        .params(Arrays.asList(plate, position, target, cycle))
                        .update()));
        jdbc.sql("update lab.plate set state = 'READ' where id = ?")
                .param(plate)
                .update();
    }

    void close(long plate, State state, String note, Instant now, String person) {
        jdbc.sql("update lab.plate set state = ?, note = ?, closed_at = ?, closed_by = ? where id = ?")
                .params(state.name(), note, Timestamp.from(now), person, plate)
                .update();
    }
}
