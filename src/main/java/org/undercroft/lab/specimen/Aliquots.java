package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/**
 * Splits tubes. An aliquot carries the tube's number with a suffix, has a place and a life of its own, and answers for the
 * tests of its tube.
 */
@Component
public class Aliquots {

    private static final int MOST = 20;
    private static final int MOST_OF_ALL = 99;

    private final SpecimenBook book;
    private final SpecimenRecord records;
    private final UseOfSpecimens use;
    private final AuditTrail audit;
    private final Clock clock;

    Aliquots(SpecimenBook book, SpecimenRecord records, UseOfSpecimens use, AuditTrail audit, Clock clock) {
        this.book = book;
        this.records = records;
        this.use = use;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes aliquots from a tube, or from an aliquot of it: they are all numbered under the tube.
     *
     * @param count how many
     * @param volume of each in milliliters; null if unsaid
     * @param reason why it is used although its stability is used up; empty if it isn't
     * @return their numbers
     */
    @Transactional
    public List<String> take(String accession, int count, @Nullable BigDecimal volume, String reason) {
        if (count < 1 || count > MOST) {
            throw Refusal.unfit("Take 1 to " + MOST + " aliquots at a time.");
        }
        if (volume != null && (volume.signum() <= 0 || volume.compareTo(BigDecimal.valueOf(1000)) > 0)) {
            throw Refusal.unfit("The volume is above 0 and at most 1000 mL.");
        }
        Instant now = clock.instant();
        Specimen from = book.lock(accession);
        Specimen root = from.parent() == null ? from : book.lock(from.parent());
        use.atHand(from, "take aliquots from");
        use.stable(from, reason, now);
        int had = book.aliquots(root.id()).size();
        if (had + count > MOST_OF_ALL) {
            throw Refusal.unfit("A tube has at most " + MOST_OF_ALL + " aliquots; this has " + had + ".");
        }
        List<String> made = new ArrayList<>();
        for (int number = had + 1; number <= had + count; number++) {
            String next = root.accession() + "-" + number;
            if (next.length() > 40) {
                throw Refusal.unfit("The number " + next + " would be too long for a label.");
            }
            long id = book.add(next, root, true, volume, SpecimenState.RECEIVED, now);
            book.tell(id, now, "Taken from " + from.accession() + (volume == null ? "" : ", " + volume + " mL"));
            records.enter(next, root, true);
            made.add(next);
        }
        book.tell(from.id(), now, "Aliquots taken: " + String.join(", ", made));
        audit.record(AuditEntry.ofPatient(AuditAction.CREATE, "Specimen", accession, root.patient())
                .saying("aliquots " + String.join(", ", made)));
        return made;
    }
}
