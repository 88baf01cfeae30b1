package org.undercroft.lab.specimen;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.order.AddedTests;

/** Adds tests to tubes that may still be used for them. */
@Component
class AddOns {

    private final SpecimenBook book;
    private final UseOfSpecimens use;
    private final AddedTests added;
    private final Clock clock;

    AddOns(SpecimenBook book, UseOfSpecimens use, AddedTests added, Clock clock) {
        this.book = book;
        this.use = use;
        this.added = added;
        this.clock = clock;
    }

    /**
     * Adds tests to a tube, which is at hand, stored or still to come; an aliquot's tests are those of its tube.
     *
     * @param tests codes or names, parted by blanks or commas
     * @param orderedBy the doctor who asks; empty: who ordered the tube
     * @param reason why it is used although its stability is used up; empty if it isn't
     * @return what was added, in words
     */
    @Transactional
    public String add(String accession, String tests, String orderedBy, String reason) {
        Specimen tube = book.lock(accession);
        if (!tube.state().isAwaited()) {
            if (tube.state() != SpecimenState.STORED) {
                use.atHand(tube, "add tests to");
            }
            use.stable(tube, reason, clock.instant());
        }
        return added.add(tube.parent() == null ? tube.accession() : tube.parent(), tests, orderedBy);
    }
}
