package org.undercroft.lab.cumulative;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days that is looked at.
 *
 * @param from its first day
 * @param to its last day, not before the first
 */
public record Window(LocalDate from, LocalDate to) {

    private static final long USUAL_DAYS = 365;

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A time runs from an earlier to a later day, not " + from + " to " + to);
        }
    }

    /**
     * The days asked for; what is unsaid is the year before the last day.
     *
     * @param days so many days up to the last one; null if not asked for so
     */
    static Window asked(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Integer days, LocalDate today) {
        LocalDate end = to == null ? today : to;
        LocalDate start = days != null
                ? end.minusDays(Math.clamp(days, 1, 36_500))
                : from == null ? end.minusDays(USUAL_DAYS) : from;
        return start.isAfter(end) ? new Window(end, start) : new Window(start, end);
    }

    /** Its beginning at an instant. */
    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The instant behind its last day. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The middle half of it. */
    Window closer() {
        long cut = days() / 4;
        return new Window(from.plusDays(cut), to.minusDays(cut));
    }

    /** Twice as long around the same middle, but not past a day. */
    Window wider(LocalDate last) {
        long more = Math.max(1, days() / 2);
        LocalDate end = to.plusDays(more).isAfter(last) ? last : to.plusDays(more);
        return new Window(from.minusDays(more), end.isBefore(from) ? to : end);
    }

    /** As long, half its length earlier. */
    Window earlier() {
        long step = Math.max(1, days() / 2);
        return new Window(from.minusDays(step), to.minusDays(step));
    }

    /** As long, half its length later. */
    Window later() {
        long step = Math.max(1, days() / 2);
        return new Window(from.plusDays(step), to.plusDays(step));
    }

    /** As part of a query. */
    String query() {
        return "from=" + from + "&to=" + to;
    }
}
