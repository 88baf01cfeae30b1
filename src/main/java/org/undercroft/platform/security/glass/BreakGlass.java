package org.undercroft.platform.security.glass;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** Opens access to a patient on somebody's own word. Whoever shows a patient asks {@link #openOf}. */
@Repository
@EnableConfigurationProperties(GlassSettings.class)
public class BreakGlass {

    /** The fewest characters of a reason. */
    public static final int SHORTEST_REASON = 10;

    private static final Logger log = LoggerFactory.getLogger(BreakGlass.class);
    private static final int LONGEST_TEXT = 1_000;
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

    /** The cases by which a person has open access now, the newest first. */
    @Transactional(readOnly = true)
    public List<GlassCase> openOf(AccountName account) {
        return jdbc.sql("""
            select * from platform.broken_glass
            where account = :account and open_until > clock_timestamp() order by id desc
            """)
                .param("account", account.value())
                .query((row, _) -> glassCase(row))
                .list();
    }

    /** The cases that nobody reviewed yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(int most) {
        return jdbc.sql("""
            select id, opened_at, open_until > clock_timestamp() as open,
                   opened_at < clock_timestamp() - make_interval(secs => :within) as overdue
            from platform.broken_glass where reviewed_at is null order by id limit :most
            """)
                .param("within", (double) settings.reviewWithin().toSeconds())
                .param("most", most)
                .query((row, _) -> new Waiting(
                        row.getLong("id"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("open"),
                        row.getBoolean("overdue")))
                .list();
    }

    /** How many cases wait for their review. */
    @Transactional(readOnly = true)
    public long countWaiting() {
        return jdbc.sql("select count(*) from platform.broken_glass where reviewed_at is null")
                .query(Long.class)
                .single();
    }

    /** One case. */
    @Transactional(readOnly = true)
    public Optional<GlassCase> find(long id) {
        return jdbc.sql("select * from platform.broken_glass where id = :id")
                .param("id", id)
                .query((row, _) -> glassCase(row))
                .optional();
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
     * @param note why, in words
     * @throws IllegalArgumentException if there are no words; the message is for the person
     * @return whether the case waited for one, and its reviewer is not the one who broke the glass
     */
    @Transactional
    public boolean review(long id, AccountName reviewer, Verdict verdict, String note) {
        if (note.isBlank()) {
            throw new IllegalArgumentException("Say in words what the review found");
        }
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
        reviewed.forEach(done -> {
            events.append(new GlassReviewed(done.id(), reviewer.value(), verdict.name()));
            audit.record(entry(AuditAction.UPDATE, done)
                    .saying("review: " + verdict.name().toLowerCase(Locale.ROOT) + ": " + bounded(note)));
        });
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
                .forPurpose(GlassCase.PURPOSE);
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

    /**
     * A case that waits for its review.
     *
     * @param id its number
     * @param openedAt when the glass was broken
     * @param open whether the access still lasts
     * @param overdue whether it should have been reviewed by now
     */
    public record Waiting(long id, Instant openedAt, boolean open, boolean overdue) {}
}
