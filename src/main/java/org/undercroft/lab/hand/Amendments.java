package org.undercroft.lab.hand;

import org.springframework.stereotype.Component;
import org.undercroft.lab.hand.TypedResults.Entered;
import org.undercroft.lab.result.Review;

/**
 * Enters values by hand and lets those out that take the place of what has left. The two are done one after the other, so
 * that a value which must wait for its call stays entered and held.
 */
@Component
public class Amendments {

    private final TypedResults typed;
    private final Review review;

    Amendments(TypedResults typed, Review review) {
        this.typed = typed;
        this.review = review;
    }

    /**
     * Enters a value of a test that is asked of a tube.
     *
     * @param reason why it takes the place of what has left; empty if nothing has
     * @return what became of it, in words
     * @throws org.undercroft.platform.page.Refusal if it can't be entered, or, entered and held, can't leave yet
     */
    public String enter(String accession, String test, String value, String reason) {
        Entered entered = typed.enter(accession, test, value, reason);
        if (!entered.amends()) {
            return test + " " + value.strip() + ": " + entered.words() + ".";
        }
        review.release(entered.result(), reason.strip());
        return test + " is amended to " + value.strip() + "; the former value stays on record.";
    }
}
