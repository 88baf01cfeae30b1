package org.undercroft.lab.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Runs a rule set against stored results in the background, beside the live one, and keeps what came out. */
@Component
public class Trials {

    private static final Logger log = LoggerFactory.getLogger(Trials.class);
    private static final long SEED = 20_260;
    private static final int MOST = 100_000;
    private static final int SHOWN = 20;

    private final CurrentRules rules;
    private final CurrentCatalog catalogs;
    private final CaseRepository cases;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Trials(CurrentRules rules, CurrentCatalog catalogs, CaseRepository cases, JdbcClient jdbc, JsonMapper json) {
        this.rules = rules;
        this.catalogs = catalogs;
        this.cases = cases;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A trial and how far it is; the comparison is there when it is done. */
    public record Trial(
            long id,
            int against,
            int wanted,
            int done,
            String state,
            @Nullable Comparison comparison,
            String error,
            Instant startedAt,
            String startedBy) {}

    /** Starts a trial of this table against the latest results; gives its number at once. */
    long start(String content, int wanted) {
        Catalog catalog = catalogs.now();
        RuleText.Read read = RuleText.read(content, Vocabulary.of(catalog));
        if (!read.isClean()) {
            throw Refusal.unfit("The rules can't be read: " + String.join(" ", read.errors()));
        } else if (wanted < 1 || wanted > MOST) {
            throw Refusal.unfit("A trial takes between 1 and " + MOST + " results.");
        }
        CurrentRules.Live live = rules.now();
        long id = jdbc.sql("""
            insert into lab.rule_trial (content, against, wanted, state, started_by) values (?, ?, ?, 'RUNNING', ?)
            returning id
            """)
                .params(
                        content,
                        live.rules().version(),
                        wanted,
                        Acting.current().actor().name())
                .query(Long.class)
                .single();
        RuleSet draft = new RuleSet(0, read.rules());
        Thread.ofPlatform().name("rule-trial-" + id).daemon().start(() -> run(id, live, draft, catalog, wanted));
        return id;
    }

    private void run(long id, CurrentRules.Live live, RuleSet draft, Catalog catalog, int wanted) {
        try {
            List<StoredCase> stored = cases.latest(wanted, catalog, live.deltas(), done -> progress(id, done));
            Comparison comparison = Comparison.of(live.rules(), draft, stored, SEED);
            jdbc.sql("""
                update lab.rule_trial set state = 'DONE', report = ?::jsonb, finished_at = now() where id = ?
                """).params(json.writeValueAsString(comparison), id).update();
        } catch (RuntimeException e) {
            // Edge of the thread: whoever waits for the trial reads why it failed.
            log.warn("Trial {} failed", id, e);
            jdbc.sql("update lab.rule_trial set state = 'FAILED', error = ?, finished_at = now() where id = ?")
                    .params(String.valueOf(e.getMessage()), id)
                    .update();
        }
    }

    private void progress(long id, int done) {
        jdbc.sql("update lab.rule_trial set done = ? where id = ?")
                .params(done, id)
                .update();
    }

    Optional<Trial> find(long id) {
        return jdbc.sql("select * from lab.rule_trial where id = ?")
                .param(id)
                .query((row, _) -> trial(row))
                .optional();
    }

    /** The latest trials, newest first. */
    List<Trial> latest() {
        return jdbc.sql("select * from lab.rule_trial order by id desc limit ?")
                .param(SHOWN)
                .query((row, _) -> trial(row))
                .list();
    }

    private Trial trial(ResultSet row) throws SQLException {
        String report = row.getString("report");
        return new Trial(
                row.getLong("id"),
                row.getInt("against"),
                row.getInt("wanted"),
                row.getInt("done"),
                row.getString("state"),
                report == null ? null : json.readValue(report, Comparison.class),
                row.getString("error"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_by"));
    }
}
