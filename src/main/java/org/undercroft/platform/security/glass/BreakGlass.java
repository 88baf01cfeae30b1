package org.undercroft.platform.security.glass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.glass.GlassCase.Review;
import org.undercroft.platform.security.glass.GlassCase.Verdict;

/** Opens access to a patient on somebody's own word. Whoever shows a patient asks {@link #isOpenFor}. */
@Repository
@EnableConfigurationProperties(GlassSettings.class)
public class BreakGlass {

    /** The fewest characters of a reason. */
    public static final int SHORTEST_REASON = 10;

    private static final Logger log = LoggerFactory.getLogger(BreakGlass.class);
    private static final int LONGEST_TEXT = 1_000;
    private static final String PURPOSE = "BTG";
    private static final String CATEGORY = "break-glass";

    private final JdbcClient jdbc;
    private final EventLog events;
    private final AuditTrail audit;
    private final GlassSettings settings;

    BreakGlass(JdbcClient jdbc, EventLog events, AuditTrail audit, GlassSettings settings) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
    }

    /** Whether a person has open access to a patient by having broken the glass. */
    @Transactional(readOnly = true)
    public boolean isOpenFor(AccountName account, String patient) {
        return jdbc.sql("""
            select exists (select from platform.broken_glass
                           where account = :account and patient = :patient and open_until > clock_timestamp())
            """)
                .param("account", account.value())
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    /**
     * Opens access for a while, tells the reviewers and puts it on record.
     *
     * @param patient the id of the patient
     * @param reason why, at least {@value #SHORTEST_REASON} characters
     * @throws IllegalArgumentException if there is no patient or no proper reason; the message is for the person
     */
    @Transactional
    public GlassCase open(AccountName account, String patient, String reason) {
        String why = bounded(reason);
        if (why.codePointCount(0, why.length()) < SHORTEST_REASON) {
            throw new IllegalArgumentException("Say why in at least " + SHORTEST_REASON + " characters");
        }
        String who = bounded(patient);
        if (who.isEmpty()) {
            throw new IllegalArgumentException("Say which patient");
        }
        GlassCase broken = jdbc.sql("""
            insert into platform.broken_glass (account, patient, reason, open_until)
            values (:account, :patient, :reason, clock_timestamp() + make_interval(secs => :seconds))
            returning *
            """)
                .param("account", account.value())
                .param("patient", who)
                .param("reason", why)
                .param("seconds", (double) settings.open().toSeconds())
                .query((row, _) -> glassCase(row))
                .single();
        events.append(new GlassBroken(broken.id(), account.value(), who, why, broken.openUntil()));
        audit.record(entry(AuditAction.EXECUTE, broken).saying(why));
        log.warn("{} broke the glass (case {})", account, broken.id());
        return broken;
    }

    /**
     * Notes what a review found; the first review stands.
     *
     * @return whether the case waited for one, and its reviewer is not the one who broke the glass
     */
    @Transactional
    public boolean review(long id, AccountName reviewer, Verdict verdict, String note) {
        List<GlassCase> reviewed = jdbc.sql("""
            update platform.broken_glass
            set reviewed_by = :reviewer, reviewed_at = clock_timestamp(), verdict = :verdict, review_note = :note
            where id = :id and reviewed_at is null and account <> :reviewer
            returning *
            """)
                .param("id", id)
                .param("reviewer", reviewer.value())
                .param("verdict", verdict.name())
                .param("note", bounded(note))
                .query((row, _) -> glassCase(row))
                .list();
        reviewed.forEach(done -> audit.record(entry(AuditAction.UPDATE, done)
                .saying("review: " + verdict.name().toLowerCase(Locale.ROOT) + ": " + bounded(note))));
        return !reviewed.isEmpty();
    }

    /** The cases, those that wait for review first and oldest of them first, then the newest. */
    @Transactional(readOnly = true)
    public List<GlassCase> cases(int most) {
        return jdbc.sql("""
            select * from platform.broken_glass
            order by reviewed_at is not null, case when reviewed_at is null then id else -id end limit :most
            """)
                .param("most", most)
                .query((row, _) -> glassCase(row))
                .list();
    }

    private static AuditEntry entry(AuditAction action, GlassCase broken) {
        return AuditEntry.of(action, CATEGORY, "glass", Long.toString(broken.id()))
                .about(List.of(broken.patient()))
                .forPurpose(PURPOSE);
    }

    private static String bounded(String text) {
        String stripped = text.strip().replace('\0', ' ');
        return stripped.substring(0, Math.min(stripped.length(), LONGEST_TEXT));
    }

    private static GlassCase glassCase(ResultSet row) throws SQLException {
        OffsetDateTime reviewedAt = row.getObject("reviewed_at", OffsetDateTime.class);
        Review review = reviewedAt == null
                ? null
                : new Review(
                        row.getString("reviewed_by"),
                        reviewedAt.toInstant(),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("review_note"));
        return new GlassCase(
                row.getLong("id"),
                row.getString("account"),
                row.getString("patient"),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("open_until", OffsetDateTime.class).toInstant(),
                review);
    }
}
