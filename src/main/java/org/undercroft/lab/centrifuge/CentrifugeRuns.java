package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.centrifuge.Centrifuge.Program;
import org.undercroft.lab.centrifuge.Centrifuge.Rotor;
import org.undercroft.lab.specimen.SpecimenBook;

/** Keeps the runs of centrifuges with the tubes in them. */
@Repository
class CentrifugeRuns {

    private static final String RUNS = """
        select r.*, c.name, c.equipment_tag, o.name as rotor_name, o.places, p.name as program_name
          from lab.centrifuge_run r
          join lab.centrifuge c on c.id = r.centrifuge
          join lab.centrifuge_rotor o on o.id = r.rotor
          join lab.centrifuge_program p on p.id = r.program
        """;

    private final JdbcClient jdbc;

    CentrifugeRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often a tube was spun to the end. */
    int spins(long specimen) {
        return jdbc.sql("""
            select count(*) from lab.centrifuge_load l join lab.centrifuge_run r on r.id = l.run
             where l.specimen = ? and r.state = 'COMPLETED'
            """).param(specimen).query(Integer.class).single();
    }

    long begin(Centrifuge centrifuge, Rotor rotor, Program program, Instant now) {
        return jdbc.sql("""
            insert into lab.centrifuge_run (centrifuge, rotor, program, rotor_kind, radius_cm, set_rpm, set_g, minutes,
                                            celsius, brake, state, begun_at, begun_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'LOADING', ?, ?) returning id
            """)
                .params(Arrays.asList(
                        centrifuge.id(),
                        rotor.id(),
                        program.id(),
                        rotor.kind().name(),
                        rotor.radius(),
                        program.rpm(),
                        force(program.force()),
                        program.minutes(),
                        program.celsius(),
                        program.brake(),
                        Timestamp.from(now),
                        SpecimenBook.actor()))
                .query(Long.class)
                .single();
    }

    static BigDecimal force(double force) {
        return BigDecimal.valueOf(force).setScale(1, RoundingMode.HALF_UP);
    }

    void load(long run, long specimen, List<String> findings, String reason, Instant now) {
        jdbc.sql("insert into lab.centrifuge_load (run, specimen, at, actor, findings, reason) values (?, ?, ?,"
                        + " ?, ?, ?)")
                .params(
                        run,
                        specimen,
                        Timestamp.from(now),
                        SpecimenBook.actor(),
                        findings.toArray(String[]::new),
                        reason)
                .update();
    }

    void unload(long run, long specimen) {
        jdbc.sql("delete from lab.centrifuge_load where run = ? and specimen = ?")
                .params(run, specimen)
                .update();
    }

    void start(long run, Instant now) {
        jdbc.sql("update lab.centrifuge_run set state = 'RUNNING', started_at = ? where id = ?")
                .params(Timestamp.from(now), run)
                .update();
    }

    void end(Run run, Run.State outcome, @Nullable Integer reachedRpm, String note, Instant now) {
        BigDecimal reached =
                reachedRpm == null ? null : force(RelativeForce.of(run.radius().doubleValue(), reachedRpm));
        jdbc.sql("""
            update lab.centrifuge_run set state = ?, ended_at = ?, ended_by = ?, reached_rpm = ?, reached_g = ?, note = ?
             where id = ?
            """)
                .params(Arrays.asList(
                        outcome.name(), Timestamp.from(now), SpecimenBook.actor(), reachedRpm, reached, note, run.id()))
                .update();
    }

    Optional<Run> run(long id) {
        return runs(jdbc.sql(RUNS + " where r.id = ?").param(id)).stream().findFirst();
    }

    Optional<Run> lock(long id) {
        jdbc.sql("select id from lab.centrifuge_run where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
        return run(id);
    }

    List<Run> latest(@Nullable Long centrifuge, int most) {
        return runs(jdbc.sql(RUNS
                        + " where (:centrifuge::bigint is null or r.centrifuge = :centrifuge) order by r.id"
                        + " desc limit :most")
                .param("centrifuge", centrifuge)
                .param("most", most));
    }

    private List<Run> runs(JdbcClient.StatementSpec query) {
        List<Run> found = query.query((row, _) -> run(row)).list();
        Map<Long, List<Run.Load>> loads = loads(found.stream().map(Run::id).toArray(Long[]::new));
        return found.stream()
                .map(run -> run.loadedWith(loads.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Run.Load>> loads(Long[] runs) {
        record Owned(long run, Run.Load load) {}
        return jdbc
                .sql("""
                    select l.*, s.accession, s.type, s.patient from lab.centrifuge_load l
                      join lab.specimen s on s.id = l.specimen where l.run = any(?) order by l.at desc
                    """)
                .param(runs)
                .query((row, _) -> new Owned(
                        row.getLong("run"),
                        new Run.Load(
                                row.getLong("specimen"),
                                row.getString("accession"),
                                row.getString("type"),
                                row.getString("patient"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("actor"),
                                List.of((String[]) row.getArray("findings").getArray()),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::run, Collectors.mapping(Owned::load, Collectors.toList())));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getLong("centrifuge"),
                row.getString("name"),
                row.getString("equipment_tag"),
                row.getString("rotor_name"),
                row.getInt("places"),
                row.getString("program_name"),
                RotorKind.valueOf(row.getString("rotor_kind")),
                row.getBigDecimal("radius_cm"),
                row.getInt("set_rpm"),
                row.getBigDecimal("set_g"),
                row.getObject("reached_rpm", Integer.class),
                row.getBigDecimal("reached_g"),
                row.getBigDecimal("minutes"),
                row.getBigDecimal("celsius"),
                row.getInt("brake"),
                Run.State.valueOf(row.getString("state")),
                row.getTimestamp("begun_at").toInstant(),
                row.getString("begun_by"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("note"),
                List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
