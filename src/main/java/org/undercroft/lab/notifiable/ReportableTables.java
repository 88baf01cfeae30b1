package org.undercroft.lab.notifiable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Keeps the tables of what public health must hear of, in versions; until one is loaded the starter's holds. */
@Repository
public class ReportableTables {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private volatile Kept kept = new Kept(0, starter());

    ReportableTables(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Kept(int version, ReportableTable table) {}

    /** A version that was loaded. */
    public record Version(int version, Instant loadedAt, String loadedBy) {}

    private static ReportableTable starter() {
        return ReportableTable.read(starterText());
    }

    static String starterText() {
        try (InputStream resource = new ClassPathResource("lab/notifiable/conditions.csv").getInputStream()) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The starter's table of reportable conditions is missing", e);
        }
    }

    /** The table in force; version 0 is the starter's. */
    ReportableTable now() {
        int version = version();
        Kept present = kept;
        if (present.version() != version) {
            present = new Kept(version, version == 0 ? starter() : ReportableTable.read(text(version)));
            kept = present;
        }
        return present.table();
    }

    int version() {
        return jdbc.sql("select coalesce(max(version), 0) from lab.notifiable_table")
                .query(Integer.class)
                .single();
    }

    /** A version's text as it was loaded. */
    String text(int version) {
        return version == 0
                ? starterText()
                : jdbc.sql("select content from lab.notifiable_table where version = ?")
                        .param(version)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> Refusal.unknown("There is no version " + version + " of the table."));
    }

    List<Version> versions() {
        return jdbc.sql("select version, loaded_at, loaded_by from lab.notifiable_table order by version desc limit 50")
                .query((row, _) ->
                        new Version(row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list();
    }

    /** Takes a table in the place of the one in force; one with a fault is refused whole. */
    @Transactional
    public ReportableTable load(String text) {
        ReportableTable table = ReportableTable.read(text);
        if (!table.faults().isEmpty()) {
            throw Refusal.unfit(
                    String.join(" ", table.faults().stream().limit(5).toList()));
        }
        int next = version() + 1;
        jdbc.sql("insert into lab.notifiable_table (version, content, loaded_by) values (?, ?, ?)")
                .params(next, text, Acting.current().actor().name())
                .update();
        audit.configurationChanged("lab/notifiable", "version " + (next - 1), "version " + next);
        return table;
    }
}
