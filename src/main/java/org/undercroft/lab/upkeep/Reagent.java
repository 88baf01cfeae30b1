package org.undercroft.lab.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot of a reagent on an analyzer.
 *
 * @param id ours
 * @param name what the analyzer or the bench calls the reagent
 * @param code the analyzer's code of the test that uses it; empty for all
 * @param lot its number
 * @param expires the last day it may be used; null if nobody said
 * @param loadedAt when it was loaded, or first heard of
 * @param seenAt when it was last heard of
 * @param enteredBy who said so: a person, or the analyzer
 * @param retiredAt when it was taken off; null if it is on
 */
public record Reagent(
        long id,
        String name,
        String code,
        String lot,
        @Nullable LocalDate expires,
        Instant loadedAt,
        Instant seenAt,
        String enteredBy,
        @Nullable Instant retiredAt) {

    /** Whether it may not be used on this day any more. */
    public boolean isExpired(LocalDate day) {
        return expires != null && day.isAfter(expires);
    }
}
