package org.undercroft.lab.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Keeps procedures in versions and who signed them. */
@Repository
public class Procedures {

    private static final String PROCEDURE = """
        select p.*, (select count(*) from lab.procedure_signature s where s.procedure = p.id) as signed from lab.procedure p
        """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Procedures(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Who read a version, and when. */
    public record Signature(String person, Instant at) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /** The version of each that holds, by code. */
    List<Procedure> present() {
        return jdbc.sql("select distinct on (code) * from (" + PROCEDURE + ") p order by code, version desc")
                .query((row, _) -> procedure(row))
                .list();
    }

    /** All versions of one, the newest first. */
    List<Procedure> versions(String code) {
        List<Procedure> versions = jdbc.sql(PROCEDURE + " where p.code = ? order by p.version desc")
                .param(code)
                .query((row, _) -> procedure(row))
                .list();
        if (versions.isEmpty()) {
            throw Refusal.unknown("There is no procedure " + code + ".");
        }
        return versions;
    }

    List<Signature> signatures(long procedure) {
        return jdbc.sql("select person, at from lab.procedure_signature where procedure = ? order by at")
                .param(procedure)
                .query((row, _) ->
                        new Signature(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    /** Codes of what somebody has not signed in the version that holds. */
    List<String> unsigned(String person) {
        return jdbc.sql("""
            select code from (select distinct on (code) * from lab.procedure order by code, version desc) p
             where not retired and not exists (select from lab.procedure_signature s
                                                where s.procedure = p.id and s.person = ?) order by code
            """).param(person).query(String.class).list();
    }

    /** Keeps a new version; the ones before stay. */
    @Transactional
    public void save(Procedure draft) {
        if (!draft.code().matches("[A-Z0-9][A-Z0-9-]{0,29}")) {
            throw Refusal.unfit("A procedure's code is capital letters, digits and hyphens, such as CHEM-012.");
        }
        if (draft.title().isBlank() || draft.content().isBlank() || draft.why().isBlank()) {
            throw Refusal.unfit("A version has a title, a text, and a reason why it was made.");
        }
        int version = jdbc.sql("""
            insert into lab.procedure (code, version, title, bench, content, why, review_on, retired, entered_by)
            select :code, coalesce((select max(version) from lab.procedure where code = :code), 0) + 1, :title, :bench,
                   :content, :why, :review, :retired, :by
            returning version
            """)
                .param("code", draft.code())
                .param("title", draft.title())
                .param("bench", draft.bench())
                .param("content", draft.content())
                .param("why", draft.why())
                .param("review", draft.reviewOn())
                .param("retired", draft.retired())
                .param("by", person())
                .query(Integer.class)
                .single();
        note(AuditAction.UPDATE, draft.code(), "version " + version + ": " + draft.why());
    }

    /** The acting person has read the version that holds. */
    @Transactional
    public void sign(String code) {
        Procedure present = versions(code).getFirst();
        if (present.retired()) {
            throw Refusal.conflict(code + " is retired: nobody has to read it.");
        }
        jdbc.sql("insert into lab.procedure_signature (procedure, person) values (?, ?) on conflict do nothing")
                .params(present.id(), person())
                .update();
        note(AuditAction.EXECUTE, code, "read and signed version " + present.version());
    }

    private void note(AuditAction action, String code, String words) {
        audit.record(AuditEntry.of(action, "procedure", "procedure", code).saying(words));
    }

    private static String person() {
        return Acting.current().actor().name();
    }

    private static Procedure procedure(ResultSet row) throws SQLException {
        return new Procedure(
                row.getLong("id"),
                row.getString("code"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("bench"),
                row.getString("content"),
                row.getString("why"),
                row.getObject("review_on", LocalDate.class),
                row.getBoolean("retired"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("entered_by"),
                row.getInt("signed"));
    }
}
