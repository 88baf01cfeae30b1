package org.undercroft.lab.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which rules judge which controls, with every former version. */
@Repository
public class ProcedureRepository {

    private final JdbcClient jdbc;

    ProcedureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A procedure as it was chosen.
     *
     * @param test for which test
     * @param material for which control material; empty for any
     * @param version counted from 1
     * @param procedure the rules
     * @param changedAt when it was chosen
     * @param changedBy by whom
     */
    public record Chosen(
            String test,
            String material,
            int version,
            ControlProcedure procedure,
            Instant changedAt,
            String changedBy) {}

    /** The procedure for a test's controls of a material: the one chosen for both, else for the test, else the default. */
    public ControlProcedure of(String test, String material) {
        return jdbc.sql("""
            select * from lab.control_procedure where test = ? and material in (?, '')
             order by material = '', version desc limit 1
            """)
                .params(test, material)
                .query((row, _) -> chosen(row).procedure())
                .optional()
                .orElseGet(ControlProcedure::unchosen);
    }

    /** All versions of all procedures, the newest first. */
    public List<Chosen> all() {
        return jdbc.sql("select * from lab.control_procedure order by test, material, version desc")
                .query((row, _) -> chosen(row))
                .list();
    }

    private static Chosen chosen(ResultSet row) throws SQLException {
        List<RuleUse> uses = Arrays.stream((String[]) row.getArray("rules").getArray())
                .map(RuleUse::of)
                .toList();
        return new Chosen(
                row.getString("test"),
                row.getString("material"),
                row.getInt("version"),
                new ControlProcedure(row.getString("name"), uses),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    /** Chooses a procedure; the former stays in the history. */
    @Transactional
    public int choose(String test, String material, ControlProcedure procedure, String actor) {
        return jdbc.sql("""
            insert into lab.control_procedure (test, material, version, name, rules, changed_by)
            values (:test, :material,
                    (select coalesce(max(version), 0) + 1 from lab.control_procedure
                      where test = :test and material = :material),
                    :name, :rules, :actor)
            returning version
            """)
                .param("test", test)
                .param("material", material)
                .param("name", procedure.name())
                .param("rules", procedure.uses().stream().map(RuleUse::text).toArray(String[]::new))
                .param("actor", actor)
                .query(Integer.class)
                .single();
    }
}
