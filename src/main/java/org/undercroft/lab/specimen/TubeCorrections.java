package org.undercroft.lab.specimen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Times;

/** What people settle and correct about a tube; results that were held for it are judged again. */
@Component
public class TubeCorrections {

    /** Clocks of wards are a little wrong; this much ahead is no future. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final SpecimenBook book;
    private final DoubtBook doubts;
    private final SpecimenRecord records;
    private final Rejudging rejudging;
    private final AuditTrail audit;
    private final Clock clock;

    TubeCorrections(
            SpecimenBook book,
            DoubtBook doubts,
            SpecimenRecord records,
            Rejudging rejudging,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.doubts = doubts;
        this.records = records;
        this.rejudging = rejudging;
        this.audit = audit;
        this.clock = clock;
    }

    /** Doubts about a tube, open ones first. */
    public List<Doubt> doubts(String accession) {
        return book.find(accession).map(tube -> doubts.of(tube.id())).orElse(List.of());
    }

    /** Says what was found about a doubt. What was held for it alone leaves now. */
    @Transactional
    public void settle(String accession, long doubt, String reason) {
        Specimen tube = book.lock(accession);
        String why = said(reason);
        if (!doubts.settle(tube.id(), doubt, clock.instant(), SpecimenBook.actor(), why)) {
            throw Refusal.conflict("That doubt was settled meanwhile.");
        }
        changed(tube, "Doubt settled: " + why);
    }

    /** Doubts again what was settled. What has left meanwhile stands until somebody withdraws it. */
    @Transactional
    public void reopen(String accession, long doubt, String reason) {
        Specimen tube = book.lock(accession);
        if (!doubts.reopen(tube.id(), doubt)) {
            throw Refusal.conflict("That doubt is open already.");
        }
        changed(tube, "Doubted again: " + said(reason));
    }

    /** Corrects when a tube was drawn; the former time stays in its story. */
    @Transactional
    public void collected(String accession, Instant at, String reason) {
        Instant now = clock.instant();
        if (at.isAfter(now.plus(AHEAD))) {
            throw Refusal.unfit("Nobody can have drawn it at " + Times.minutes(at) + ": that is in the future.");
        }
        Specimen tube = book.lock(accession);
        if (tube.isAliquot()) {
            throw Refusal.unfit("An aliquot was drawn with its tube: correct " + tube.parent() + ".");
        }
        String why = said(reason);
        doubts.collectedAt(tube.id(), at);
        doubts.settleAll(tube.id(), Doubt.Kind.TIME, now, SpecimenBook.actor(), why);
        records.collected(tube.accession(), at);
        String former = tube.collectedAt() == null ? "unknown" : Times.minutes(tube.collectedAt());
        changed(tube, "Time of collection corrected from " + former + " to " + Times.minutes(at) + ": " + why);
    }

    private void changed(Specimen tube, String words) {
        book.tell(tube.id(), clock.instant(), words);
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", tube.accession(), tube.patient())
                .saying(words));
        rejudging.heldIn(tube.id());
    }

    private static String said(String reason) {
        if (reason.isBlank()) {
            throw Refusal.unfit("Say what you found: it stays with the tube.");
        }
        return reason.strip();
    }
}
