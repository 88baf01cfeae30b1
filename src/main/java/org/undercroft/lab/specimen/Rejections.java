package org.undercroft.lab.specimen;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Outbox;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.SpecimenRejected;
import org.undercroft.lab.SpecimenRejectionUndone;
import org.undercroft.lab.order.AccessionSequence;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.lab.result.Review;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Rejects specimens: what waits on them is asked for again on a new one, and the ward is told. */
@Component
public class Rejections {

    /** For how long a rejection can be taken back. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    private final SpecimenBook book;
    private final SpecimenRecord records;
    private final AccessionSequence numbers;
    private final Review review;
    private final Rejudging rejudging;
    private final PatientIndex patients;
    private final Outbox outbox;
    private final EventLog events;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Rejections(
            SpecimenBook book,
            SpecimenRecord records,
            AccessionSequence numbers,
            Review review,
            Rejudging rejudging,
            PatientIndex patients,
            Outbox outbox,
            EventLog events,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.book = book;
        this.records = records;
        this.numbers = numbers;
        this.review = review;
        this.rejudging = rejudging;
        this.patients = patients;
        this.outbox = outbox;
        this.events = events;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A rejection that stands. */
    public record Rejection(
            long id,
            long specimen,
            RejectionReason reason,
            String note,
            Instant at,
            String actor,
            String former,
            @Nullable String recollect) {

        /** The reason in words. */
        public String words() {
            return note.isEmpty() ? reason.label() : reason.label() + ": " + note;
        }

        /** Whether it can still be taken back. */
        public boolean isUndoable(Instant now) {
            return now.isBefore(at.plus(UNDO));
        }
    }

    /** The rejection that stands for a specimen. */
    public Optional<Rejection> standing(long specimen) {
        return jdbc.sql("""
            select r.*, n.accession from lab.specimen_rejection r left join lab.specimen n on n.id = r.recollect
             where r.specimen = ? and r.undone_at is null
            """)
                .param(specimen)
                .query((row, _) -> new Rejection(
                        row.getLong("id"),
                        specimen,
                        RejectionReason.valueOf(row.getString("reason")),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("former"),
                        row.getString("accession")))
                .optional();
    }

    /**
     * Rejects a specimen. Results that wait for a person are thrown out with it; released ones stand until somebody
     * withdraws them.
     *
     * @param recollect whether it is asked for again; else its open tests are cancelled
     * @return the number of the specimen asked for instead; empty if none is
     */
    @Transactional
    public String reject(String accession, RejectionReason reason, String note, boolean recollect) {
        Instant now = clock.instant();
        Specimen specimen = book.lock(accession);
        if (!specimen.state().mayBecome(SpecimenState.REJECTED)) {
            throw Refusal.conflict("Specimen " + accession + " is "
                    + specimen.state().label().toLowerCase(java.util.Locale.ROOT) + " and can't be rejected now.");
        }
        if (specimen.state() == SpecimenState.STORED) {
            throw Refusal.conflict("Take specimen " + accession + " out of its position first.");
        }
        boolean again = recollect && specimen.openTests() > 0 && !specimen.isAliquot();
        String next = again ? numbers.next().value() : "";
        Long fresh = again ? book.add(next, specimen, false, null, SpecimenState.ORDERED, now) : null;
        long rejection = keep(specimen, reason, note.strip(), fresh, now);
        String words = standing(specimen.id()).orElseThrow().words();
        throwOutWaitingResults(specimen, words);
        RejectionMessage.Lines lines =
                specimen.isAliquot() ? RejectionMessage.Lines.NONE : takeLines(rejection, specimen, fresh);
        book.move(
                specimen,
                SpecimenState.REJECTED,
                specimen.place(),
                now,
                "Rejected: " + words + (again ? ". Asked for again as " + next : ""));
        records.rejected(accession, words);
        if (fresh != null) {
            book.tell(fresh, now, "Number given: to be drawn again for " + accession + ", " + words);
            records.enter(next, specimen, false);
        }
        tellWard(specimen, reason, words, next, lines, now);
        events.append(new SpecimenRejected(
                new AccessionNumber(accession),
                new PatientId(specimen.patient()),
                reason.code(),
                words,
                specimen.ward(),
                next));
        note(specimen, "rejected: " + words);
        return next;
    }

    private long keep(Specimen specimen, RejectionReason reason, String note, @Nullable Long fresh, Instant now) {
        return jdbc.sql("""
            insert into lab.specimen_rejection (specimen, reason, note, at, actor, former, recollect)
            values (?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(Arrays.asList(
                        specimen.id(),
                        reason.name(),
                        note,
                        Timestamp.from(now),
                        SpecimenBook.actor(),
                        specimen.state().name(),
                        fresh))
                .query(Long.class)
                .single();
    }

    private void throwOutWaitingResults(Specimen specimen, String words) {
        jdbc.sql("select id from lab.result where specimen = ? and state in ('HELD', 'REPEAT') order by id")
                .param(specimen.id())
                .query(Long.class)
                .list()
                .forEach(result -> review.reject(result, "specimen rejected: " + words));
    }

    private RejectionMessage.Lines takeLines(long rejection, Specimen specimen, @Nullable Long fresh) {
        List<RejectionMessage.Line> lines = RejectionMessage.lines(jdbc, specimen.id());
        jdbc.sql("""
            insert into lab.specimen_rejection_line (rejection, line, former)
            select ?, id, state from lab.order_line
             where specimen = ? and state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
            """).params(rejection, specimen.id()).update();
        if (fresh != null) {
            jdbc.sql("""
                insert into lab.order_line (order_id, specimen, test, requested, state)
                select order_id, ?, test, requested, case when test is null then 'UNKNOWN_TEST' else 'ORDERED' end
                  from lab.order_line where specimen = ? and state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST') order by id
                """).params(fresh, specimen.id()).update();
        }
        jdbc.sql("""
            update lab.order_line set state = 'CANCELLED'
             where specimen = ? and state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
            """).param(specimen.id()).update();
        return new RejectionMessage.Lines(lines);
    }

    /** Takes a rejection back, within {@link #UNDO} and while the new specimen isn't drawn. */
    @Transactional
    public void undo(String accession) {
        Instant now = clock.instant();
        Specimen specimen = book.lock(accession);
        Rejection rejection = standing(specimen.id())
                .orElseThrow(() -> Refusal.conflict("Specimen " + accession + " isn't rejected."));
        if (!rejection.isUndoable(now)) {
            throw Refusal.conflict("It was rejected more than " + UNDO.toMinutes() + " minutes ago: the ward counts"
                    + " on a new specimen.");
        }
        String recollect = rejection.recollect() == null ? "" : rejection.recollect();
        if (!recollect.isEmpty()) {
            forget(book.lock(recollect), now, accession);
        }
        jdbc.sql("""
            update lab.order_line l set state = case r.former when 'MEASURED' then 'ORDERED' else r.former end
              from lab.specimen_rejection_line r where r.rejection = ? and r.line = l.id and l.state = 'CANCELLED'
            """).param(rejection.id()).update();
        jdbc.sql("update lab.specimen_rejection set undone_at = ?, undone_by = ? where id = ?")
                .params(Timestamp.from(now), SpecimenBook.actor(), rejection.id())
                .update();
        book.move(
                specimen,
                SpecimenState.valueOf(rejection.former()),
                specimen.place(),
                now,
                "Rejection taken back: it is used");
        records.usable(accession);
        outbox.send(RejectionMessage.withdrawn(
                specimen,
                new RejectionMessage.Lines(RejectionMessage.lines(jdbc, specimen.id())),
                patients.find(new PatientId(specimen.patient())).orElse(null),
                control(),
                now));
        events.append(new SpecimenRejectionUndone(
                new AccessionNumber(accession), new PatientId(specimen.patient()), recollect));
        note(specimen, "rejection undone");
        String tube = specimen.parent() == null ? accession : specimen.parent();
        rejudging.heldIn(book.lock(tube).id());
    }

    private void forget(Specimen fresh, Instant now, String origin) {
        if (fresh.state() != SpecimenState.ORDERED) {
            throw Refusal.conflict(
                    "Specimen " + fresh.accession() + " was drawn again already: the rejection can't be taken back.");
        }
        jdbc.sql("update lab.order_line set state = 'CANCELLED' where specimen = ? and state <> 'RELEASED'")
                .param(fresh.id())
                .update();
        book.move(
                fresh, SpecimenState.DISCARDED, "", now, "Not needed: the rejection of " + origin + " was taken back");
    }

    private void tellWard(
            Specimen specimen,
            RejectionReason reason,
            String words,
            String next,
            RejectionMessage.Lines lines,
            Instant now) {
        if (lines.all().isEmpty()) {
            return;
        }
        outbox.send(RejectionMessage.rejected(
                specimen,
                lines,
                patients.find(new PatientId(specimen.patient())).orElse(null),
                new RejectionMessage.Why(reason, words, next),
                control(),
                now));
        book.tell(specimen.id(), now, "The ward was told that it can't be used");
    }

    private static String control() {
        return "R" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
    }

    private void note(Specimen specimen, String words) {
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", specimen.accession(), specimen.patient())
                .saying(words));
    }
}
