package org.undercroft.lab.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the decision table: versions that never change, and one draft. */
@Repository
public class RuleRepository {

    private static final String STARTER = "/lab/verification/rules.txt";

    private final JdbcClient jdbc;

    RuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version of the table. */
    public record Version(int version, String content, String why, Instant createdAt, String createdBy) {}

    /** What is being written. */
    public record Draft(String content, int basedOn, Instant changedAt, String changedBy) {}

    /** The first version, so that a new laboratory starts with rules; does nothing if there is one. */
    void startIfEmpty() {
        jdbc.sql("""
            insert into lab.rule_version (version, content, why, created_by)
            select 1, ?, 'the rules that the program comes with', 'undercroft'
             where not exists (select from lab.rule_version)
            on conflict do nothing
            """).param(starter()).update();
    }

    static String starter() {
        try (InputStream in = RuleRepository.class.getResourceAsStream(STARTER)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks " + STARTER);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long revision() {
        return jdbc.sql("select number from lab.revision where what = 'verification'")
                .query(Long.class)
                .single();
    }

    void raiseRevision() {
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'verification'")
                .update();
    }

    Version live() {
        return versions().getFirst();
    }

    Optional<Version> version(int number) {
        return versions().stream().filter(each -> each.version() == number).findFirst();
    }

    /** All versions, newest first. */
    List<Version> versions() {
        return jdbc.sql("""
            select version, content, why, created_at, created_by from lab.rule_version order by version desc
            """).query((row, _) -> version(row)).list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5));
    }

    /** Adds a version, which is live from the commit on; of two at once the second fails. */
    Version add(String content, String why, String actor) {
        int version = live().version() + 1;
        jdbc.sql("insert into lab.rule_version (version, content, why, created_by) values (?, ?, ?, ?)")
                .params(version, content, why, actor)
                .update();
        raiseRevision();
        return live();
    }

    Optional<Draft> draft() {
        return jdbc.sql("select content, based_on, changed_at, changed_by from lab.rule_draft")
                .query((row, _) -> new Draft(
                        row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .optional();
    }

    void keepDraft(String content, int basedOn, String actor) {
        jdbc.sql("""
            insert into lab.rule_draft (content, based_on, changed_by) values (?, ?, ?)
            on conflict (one) do update set content = excluded.content, based_on = excluded.based_on,
              changed_at = now(), changed_by = excluded.changed_by
            """).params(content, basedOn, actor).update();
    }

    void dropDraft() {
        jdbc.sql("delete from lab.rule_draft").update();
    }
}
