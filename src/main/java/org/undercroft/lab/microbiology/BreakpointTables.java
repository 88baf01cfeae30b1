package org.undercroft.lab.microbiology;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** The breakpoint tables that the site has loaded; one of them is in force. */
@Repository
public class BreakpointTables {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    BreakpointTables(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A table that was loaded. */
    public record Loaded(String version, java.time.Instant loadedAt, String loadedBy, boolean inForce, long rows) {}

    List<Loaded> all() {
        return jdbc.sql("""
            select t.*, (select count(*) from lab.breakpoint b where b.version = t.version) as rows
              from lab.breakpoint_table t order by loaded_at desc
            """)
                .query((row, _) -> new Loaded(
                        row.getString("version"),
                        row.getTimestamp("loaded_at").toInstant(),
                        row.getString("loaded_by"),
                        row.getBoolean("in_force"),
                        row.getLong("rows")))
                .list();
    }

    Optional<String> version() {
        return jdbc.sql("select version from lab.breakpoint_table where in_force")
                .query(String.class)
                .optional();
    }

    /** The rows in force for an antibiotic. */
    List<Breakpoint> of(String antibiotic) {
        return jdbc.sql("""
            select b.* from lab.breakpoint b join lab.breakpoint_table t using (version)
             where t.in_force and b.antibiotic = ?
            """)
                .param(antibiotic)
                .query((row, _) -> new Breakpoint(
                        row.getString("organism_group"),
                        row.getString("antibiotic"),
                        Measured.Method.valueOf(row.getString("method")),
                        row.getString("site"),
                        row.getBigDecimal("susceptible"),
                        row.getBigDecimal("resistant")))
                .list();
    }

    /** Loads a table and puts it in force; what was interpreted before keeps its version. */
    @Transactional
    public int load(String version, String content) {
        if (version.isBlank() || version.length() > 60) {
            throw Refusal.unfit("Name the table by publisher and version, in at most 60 characters.");
        }
        List<Breakpoint> rows;
        try {
            rows = BreakpointFile.read(content);
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        String before = version().orElse(null);
        jdbc.sql("update lab.breakpoint_table set in_force = false where in_force")
                .update();
        int added = jdbc.sql("""
            insert into lab.breakpoint_table values (?, now(), ?, true) on conflict do nothing
            """)
                .params(version.strip(), Acting.current().actor().name())
                .update();
        if (added == 0) {
            throw Refusal.conflict("A table " + version.strip() + " was loaded before: a version never changes.");
        }
        rows.forEach(row -> jdbc.sql("insert into lab.breakpoint values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        version.strip(),
                        row.group(),
                        row.antibiotic(),
                        row.method().name(),
                        row.site())
                .params(row.susceptible(), row.resistant())
                .update());
        audit.configurationChanged("breakpoints", before, version.strip() + ", " + rows.size() + " rows");
        return rows.size();
    }
}
