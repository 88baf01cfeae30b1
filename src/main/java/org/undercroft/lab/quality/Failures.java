package org.undercroft.lab.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.control.ControlRepository;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Failed controls: what was done, what the controls after it say, and which patients' results lie before it. */
@Repository
public class Failures {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final ControlRepository controls;
    private final AuditTrail audit;

    Failures(JdbcClient jdbc, ControlRepository controls, AuditTrail audit) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.audit = audit;
    }

    /**
     * A failed control.
     *
     * @param run the control itself, the evidence
     * @param lastGood when the same control was last good before; null if never
     * @param received when it came
     * @param fromMessage the last good control's message, so that the index of messages narrows the search
     * @param untilMessage the failure's message
     * @param answeredBy the good control that answered it; null while none has
     * @param cause what was found to be the cause; null until signed off
     * @param unreviewed results to look back on that nobody has looked at
     */
    public record Failure(
            ControlRun run,
            String analyzerName,
            @Nullable Instant lastGood,
            Instant received,
            long fromMessage,
            long untilMessage,
            @Nullable Long answeredBy,
            @Nullable String cause,
            @Nullable Instant signedAt,
            @Nullable String signedBy,
            long unreviewed) {}

    /** Something done about it. */
    public record Action(String kind, String words, Instant at, String actor) {}

    /** A patient's result released between the last good control and the failure. */
    public record Affected(
            long result,
            String accession,
            String recordNumber,
            String value,
            Instant at,
            @Nullable String finding,
            String words,
            String actor) {}

    private static final String FAILURE = """
        select f.*, r.received_at, a.name,
               (select count(*) from lab.result p
                 where p.analyzer = f.analyzer and p.test = r.test and p.received_at < r.received_at
                   and p.received_at >= coalesce(g.received_at, '-infinity')
                   and p.message between coalesce(g.message, 0)
                                     and coalesce(nullif(r.message, 0), 9223372036854775807)
                   and p.state in ('RELEASED', 'CORRECTED')
                   and not exists (select from lab.look_back l
                                    where l.failure = f.control_result and l.result = p.id)) as unreviewed,
               g.received_at as last_good, coalesce(g.message, 0) as from_message,
               coalesce(nullif(r.message, 0), 9223372036854775807) as until_message
          from lab.control_failure f join lab.control_result r on r.id = f.control_result
          join lab.analyzer a on a.id = f.analyzer
          left join lateral (select g.received_at, g.message from lab.control_result g
                              where g.analyzer = f.analyzer and g.test = r.test and g.control = r.control and g.id < r.id
                                and g.verdict in ('PASS', 'WARNING') order by g.id desc limit 1) g on true
        """;

    List<Failure> all(boolean open) {
        return jdbc.sql(FAILURE + (open ? " where f.signed_at is null" : "")
                        + " order by f.control_result desc limit 200")
                .query((row, _) -> failure(row))
                .list();
    }

    Failure get(long id) {
        return jdbc.sql(FAILURE + " where f.control_result = ?")
                .param(id)
                .query((row, _) -> failure(row))
                .optional()
                .orElseThrow(() -> Refusal.unknown("Control result " + id + " is no failure."));
    }

    private Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                controls.run(row.getLong("control_result")).orElseThrow(),
                row.getString("name"),
                instant(row.getTimestamp("last_good")),
                row.getTimestamp("received_at").toInstant(),
                row.getLong("from_message"),
                row.getLong("until_message"),
                row.getObject("answered_by", Long.class),
                row.getString("cause"),
                instant(row.getTimestamp("signed_at")),
                row.getString("signed_by"),
                row.getLong("unreviewed"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    List<Action> actions(long failure) {
        return jdbc.sql("select * from lab.corrective_action where failure = ? order by id")
                .param(failure)
                .query((row, _) -> new Action(
                        row.getString("kind"),
                        row.getString("words"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor")))
                .list();
    }

    /** The controls of the same test after the failure, oldest first: the evidence of the correction. */
    List<ControlRun> following(Failure failure) {
        return controls
                .runs(failure.run().analyzer(), failure.run().test(), failure.received(), Instant.now(), MOST)
                .stream()
                .filter(run -> run.id() > failure.run().id())
                .limit(20)
                .toList();
    }

    /** Patients' results between the last good control and the failure, newest first; that they were read is written down. */
    @Transactional
    public List<Affected> affected(Failure failure) {
        List<Found> found = found(failure);
        if (!found.isEmpty()) {
            audit.record(AuditEntry.of(
                            AuditAction.READ,
                            AuditEntry.PATIENT_RECORD,
                            "look-back",
                            String.valueOf(failure.run().id()))
                    .about(found.stream()
                            .map(Found::patient)
                            .filter(patient -> !patient.isEmpty())
                            .distinct()
                            .toList()));
        }
        return found.stream().map(Found::affected).toList();
    }

    private record Found(Affected affected, String patient) {}

    private List<Found> found(Failure failure) {
        return jdbc.sql("""
            select p.id, coalesce(s.accession, p.specimen_text) as accession,
                   coalesce((select o.record_number from lab.order_line l join lab.lab_order o on o.id = l.order_id
                              where l.id = p.order_line), '') as record_number,
                   p.reported || ' ' || p.unit as value, p.received_at, b.finding, coalesce(b.words, '') as words,
                   coalesce(b.actor, '') as actor, coalesce(p.patient, '') as patient
              from lab.result p left join lab.specimen s on s.id = p.specimen
              left join lab.look_back b on b.failure = :failure and b.result = p.id
             where p.analyzer = :analyzer and p.test = :test and p.received_at < :until
               and p.message between :first and :last
               and p.received_at >= coalesce(cast(:since as timestamptz), '-infinity')
               and p.state in ('RELEASED', 'CORRECTED')
             order by p.id desc limit :most
            """)
                .param("failure", failure.run().id())
                .param("analyzer", failure.run().analyzer())
                .param("test", failure.run().test())
                .param("first", failure.fromMessage())
                .param("last", failure.untilMessage())
                .param("until", Timestamp.from(failure.received()))
                .param("since", failure.lastGood() == null ? null : Timestamp.from(failure.lastGood()))
                .param("most", MOST)
                .query((row, _) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new Affected(
                        row.getLong("id"),
                        row.getString("accession"),
                        row.getString("record_number"),
                        row.getString("value"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("finding"),
                        row.getString("words"),
                        row.getString("actor")),
                row.getString("patient"));
    }

    /** Records what was done; some actions begin the charts' history anew. */
    @Transactional
    public void act(long id, CorrectiveAction kind, String words) {
        Failure failure = unsigned(id);
        if (words.isBlank()) {
            throw Refusal.unfit("Say what was done: it is the evidence.");
        }
        jdbc.sql("insert into lab.corrective_action (failure, kind, words, actor) values (?, ?, ?, ?)")
                .params(id, kind.name(), words.strip(), actor())
                .update();
        jdbc.sql("""
            insert into lab.control_event (analyzer, test, kind, words, restarts, at, entered_by)
            values (?, ?, 'CORRECTION', ?, ?, now(), ?)
            """)
                .params(
                        failure.run().analyzer(),
                        failure.run().test(),
                        kind.label() + ": " + words.strip(),
                        kind.restarts(),
                        actor())
                .update();
        audit.configurationChanged("control-failure/" + id, null, kind.label() + ": " + words.strip());
    }

    /** Records what a person found on looking at results again. */
    @Transactional
    public void review(long id, List<Long> results, LookBack finding, String words) {
        Failure failure = unsigned(id);
        if (finding != LookBack.STANDS && words.isBlank()) {
            throw Refusal.unfit("Say what is to be done with the result.");
        }
        List<Long> affected = affected(failure).stream().map(Affected::result).toList();
        for (long result : results) {
            if (!affected.contains(result)) {
                throw Refusal.unfit("Result " + result + " does not lie before this failure.");
            }
            jdbc.sql("""
                insert into lab.look_back (failure, result, finding, words, actor) values (?, ?, ?, ?, ?)
                on conflict (failure, result) do update
                  set finding = excluded.finding, words = excluded.words, actor = excluded.actor, at = now()
                """)
                    .params(id, result, finding.name(), words.strip(), actor())
                    .update();
        }
        audit.configurationChanged(
                "control-failure/" + id, null, results.size() + " results looked at: " + finding.label());
    }

    /** Closes the failure: there is an action, a good control after it, and no result nobody looked at. */
    @Transactional
    public void sign(long id, String cause) {
        Failure failure = unsigned(id);
        if (cause.isBlank()) {
            throw Refusal.unfit("Say what the cause was, even if it stayed unknown.");
        }
        if (actions(id).isEmpty()) {
            throw Refusal.conflict("Nothing was done about it yet: record an action first.");
        }
        if (failure.answeredBy() == null) {
            throw Refusal.conflict("No good control came since: it is the evidence that the action helped.");
        }
        if (failure.unreviewed() > 0) {
            throw Refusal.conflict(failure.unreviewed() + " results before the failure were not looked at yet.");
        }
        jdbc.sql("update lab.control_failure set cause = ?, signed_at = now(), signed_by = ? where control_result = ?")
                .params(cause.strip(), actor(), id)
                .update();
        audit.configurationChanged("control-failure/" + id, "open", "signed off: " + cause.strip());
    }

    private Failure unsigned(long id) {
        Optional<Failure> failure = Optional.of(get(id)).filter(each -> each.signedAt() == null);
        return failure.orElseThrow(() -> Refusal.conflict("That failure is signed off already."));
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
