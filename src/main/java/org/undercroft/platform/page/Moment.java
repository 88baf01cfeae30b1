package org.undercroft.platform.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, for a history.
 *
 * @param when the instant
 * @param what what happened, in a sentence
 * @param who by whom or what, or null
 * @param note more about it, or null
 * @param level how much attention it asks for
 */
public record Moment(
        Instant when,
        String what,
        @Nullable String who,
        @Nullable String note,
        Status.Level level) {

    /** Something ordinary that happened. */
    public static Moment of(Instant when, String what, @Nullable String who) {
        return new Moment(when, what, who, null, Status.Level.OFF);
    }
}
