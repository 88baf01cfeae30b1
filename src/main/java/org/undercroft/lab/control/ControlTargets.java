package org.undercroft.lab.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;

/** Keeps what controls should measure: the targets in use, and the numbers by which analyzers name controls. */
@Repository
public class ControlTargets {

    private final JdbcClient jdbc;
    private volatile KnownControls known = new KnownControls(-1, Set.of());

    ControlTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record KnownControls(long revision, Set<String> numbers) {}

    /** The numbers by which analyzers name controls. */
    public Set<String> knownControls() {
        long revision = jdbc.sql("select number from lab.revision where what = 'controls'")
                .query(Long.class)
                .single();
        KnownControls kept = known;
        if (kept.revision() != revision) {
            Set<String> numbers =
                    new TreeSet<>(jdbc.sql("""
                        select control from lab.control_target where active
                        union select control from lab.control_collection where target is null
                        """).query(String.class).list());
            kept = new KnownControls(revision, Collections.unmodifiableSet(numbers));
            known = kept;
        }
        return kept.numbers();
    }

    /** All targets in use. */
    public List<ControlTarget> targets() {
        return jdbc.sql("select * from lab.control_target where active order by material, level, lot, test, id")
                .query((row, _) -> target(row))
                .list();
    }

    /** One target, in use or not. */
    public Optional<ControlTarget> target(long id) {
        return jdbc.sql("select * from lab.control_target where id = ?")
                .param(id)
                .query((row, _) -> target(row))
                .optional();
    }

    Optional<ControlTarget> target(AnalyzerId analyzer, Collection<String> controls, String test) {
        return jdbc.sql("""
            select * from lab.control_target
             where active and control = any(?) and test = ? and (analyzer = ? or analyzer is null)
             order by analyzer nulls last, id desc limit 1
            """)
                .params(controls.toArray(String[]::new), test, analyzer.value())
                .query((row, _) -> target(row))
                .optional();
    }

    private static ControlTarget target(ResultSet row) throws SQLException {
        Long analyzer = row.getObject("analyzer", Long.class);
        return new ControlTarget(
                row.getLong("id"),
                analyzer == null ? null : new AnalyzerId(analyzer),
                row.getString("control"),
                row.getString("material"),
                row.getString("lot"),
                row.getString("level"),
                row.getString("test"),
                row.getBigDecimal("mean"),
                row.getBigDecimal("deviation"),
                row.getString("unit"),
                row.getString("source"),
                row.getObject("expires", LocalDate.class));
    }

    /** Sets a target; the former one for the same analyzer, control, lot and test is kept, out of use. */
    @Transactional
    public long set(ControlTarget target, String actor) {
        Long analyzer = target.analyzer() == null ? null : target.analyzer().value();
        jdbc.sql("""
            update lab.control_target set active = false
             where active and analyzer is not distinct from ? and control = ? and lot = ? and test = ?
            """)
                .params(Arrays.asList(analyzer, target.control(), target.lot(), target.test()))
                .update();
        long id = jdbc.sql("""
            insert into lab.control_target (analyzer, control, material, lot, level, test, mean, deviation, unit,
                                            source, expires, changed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(Arrays.asList(analyzer, target.control(), target.material(), target.lot(), target.level()))
                .params(target.test(), target.mean(), target.deviation(), target.unit(), target.source())
                .param(target.expires())
                .param(actor)
                .query(Long.class)
                .single();
        raiseRevision();
        return id;
    }

    /** Tells that which numbers name controls may have changed. */
    public void changed() {
        raiseRevision();
    }

    private void raiseRevision() {
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'controls'")
                .update();
    }
}
