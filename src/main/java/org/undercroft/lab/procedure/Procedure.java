package org.undercroft.lab.procedure;

import java.time.Instant;
import java.time.LocalDate;
import org.undercroft.platform.page.Status;

/**
 * A version of a procedure.
 *
 * @param id its number
 * @param code what people call it, such as CHEM-012
 * @param version from 1
 * @param title what it is about
 * @param bench where it holds; empty for everywhere
 * @param content the text
 * @param why why this version was made
 * @param reviewOn the day by which somebody must look at it again
 * @param retired whether it no longer holds
 * @param enteredAt when
 * @param enteredBy who
 * @param signed how many have read and signed this version
 */
public record Procedure(
        long id,
        String code,
        int version,
        String title,
        String bench,
        String content,
        String why,
        LocalDate reviewOn,
        boolean retired,
        Instant enteredAt,
        String enteredBy,
        int signed) {

    private static final int SOON_DAYS = 30;

    /** How it stands on a day, as pages show it. */
    public Status status(LocalDate day) {
        if (retired) {
            return Status.off("Retired");
        }
        if (!day.isBefore(reviewOn)) {
            return Status.serious("Review due");
        }
        return day.plusDays(SOON_DAYS).isBefore(reviewOn) ? Status.good("In force") : Status.caution("Review soon");
    }
}
