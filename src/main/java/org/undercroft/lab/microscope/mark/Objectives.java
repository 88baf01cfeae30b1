package org.undercroft.lab.microscope.mark;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** The laboratory's objectives and what their pixels are worth. */
@Repository
public class Objectives {

    private static final int LONGEST = 60;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Objectives(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All, by name. */
    public List<Objective> all() {
        return jdbc.sql("select * from lab.objective order by name")
                .query((row, _) -> new Objective(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBigDecimal("microns_per_pixel"),
                        row.getObject("platelet_factor", Integer.class),
                        row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .list();
    }

    /** Sets one; of a known name it replaces the former values. */
    @Transactional
    public long set(String name, @Nullable BigDecimal micronsPerPixel, @Nullable Integer plateletFactor) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST) {
            throw Refusal.unfit("An objective needs a name of at most " + LONGEST + " characters.");
        }
        if ((micronsPerPixel != null && micronsPerPixel.signum() <= 0)
                || (plateletFactor != null && plateletFactor <= 0)) {
            throw Refusal.unfit("A scale and a factor are more than nothing.");
        }
        Optional<Objective> before =
                all().stream().filter(each -> each.name().equals(called)).findFirst();
        long id = jdbc.sql("""
            insert into lab.objective (name, microns_per_pixel, platelet_factor, set_by, set_at) values (?, ?, ?, ?, ?)
            on conflict (name) do update set microns_per_pixel = excluded.microns_per_pixel,
                   platelet_factor = excluded.platelet_factor, set_by = excluded.set_by, set_at = excluded.set_at
            returning id
            """)
                .params(Arrays.<@Nullable Object>asList(
                        called,
                        micronsPerPixel,
                        plateletFactor,
                        Acting.current().actor().name(),
                        Timestamp.from(Instant.now())))
                .query(Long.class)
                .single();
        audit.configurationChanged(
                "objective/" + called,
                before.map(Objectives::words).orElse(null),
                words(micronsPerPixel, plateletFactor));
        return id;
    }

    private static String words(Objective objective) {
        return words(objective.micronsPerPixel(), objective.plateletFactor());
    }

    private static String words(@Nullable BigDecimal scale, @Nullable Integer factor) {
        return (scale == null ? "no scale" : scale.toPlainString() + " µm a pixel") + ", "
                + (factor == null ? "no platelet factor" : factor + " platelets per µL for one in a field");
    }
}
