package org.undercroft.lab.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days that the desk looks at; both are part of it. What is unsaid is the week up to today.
 *
 * @param from the first
 * @param to the last
 */
public record DeskWindow(LocalDate from, LocalDate to) {

    private static final int USUAL_DAYS = 7;

    static DeskWindow asked(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate end = to == null ? today : to;
        LocalDate start = from == null ? end.minusDays(USUAL_DAYS - 1L) : from;
        return start.isAfter(end) ? new DeskWindow(end, start) : new DeskWindow(start, end);
    }

    Instant start() {
        return from.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
}
