package org.undercroft.lab.specimen;

import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.undercroft.platform.page.Refusal;

/** Whether a specimen may be worked on now: it must be at hand, and stable unless a person says why it is used. */
@Component
public class UseOfSpecimens {

    private final SpecimenBook book;
    private final HandlingBook handling;

    UseOfSpecimens(SpecimenBook book, HandlingBook handling) {
        this.book = book;
        this.handling = handling;
    }

    /**
     * Refuses a specimen that isn't at hand.
     *
     * @param verb what somebody wants to do with it, such as {@code "store"}
     */
    public void atHand(Specimen specimen, String verb) {
        if (!specimen.state().isAtHand()) {
            String where = specimen.place().isEmpty() ? "" : ", " + specimen.place();
            throw Refusal.conflict("You can't " + verb + " specimen " + specimen.accession() + ": it is "
                    + specimen.state().label().toLowerCase(Locale.ROOT) + where + ".");
        }
    }

    /**
     * Refuses a specimen whose stability is used up, unless a reason is given, which stays with it.
     *
     * @param reason empty if nobody gave one
     */
    public void stable(Specimen specimen, String reason, Instant now) {
        Stability stability = handling.stability(specimen, now);
        if (!stability.isExpired()) {
            return;
        }
        if (reason.isBlank()) {
            throw Refusal.conflict("Specimen " + specimen.accession() + ": " + stability.words()
                    + " Give a reason to use it all the same.");
        }
        book.override(specimen.id(), now, "stability", stability.words(), reason.strip());
    }
}
