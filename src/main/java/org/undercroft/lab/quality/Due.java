package org.undercroft.lab.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When controls are due.
 *
 * @param hours so many hours after the last; null if by shifts
 * @param shifts at these times of each day
 * @param grace minutes that they may be late
 */
public record Due(@Nullable Integer hours, List<LocalTime> shifts, int grace) {

    public Due {
        shifts = List.copyOf(shifts);
    }

    /** Whether controls are where they should be. */
    public enum State {
        UNSCHEDULED,
        IN_TIME,
        /** Their time has come. */
        DUE,
        /** The grace is over. */
        OVERDUE
    }

    /**
     * The times in a text such as {@code 06:00, 14:00}; blank for none.
     *
     * @throws java.time.format.DateTimeParseException if one is no time
     */
    static List<LocalTime> times(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split("[,; ]+", -1))
                        .filter(part -> !part.isBlank())
                        .map(LocalTime::parse)
                        .sorted()
                        .toList();
    }

    /**
     * When the next control is due; empty without schedule.
     *
     * @param last when the last was measured; null if never
     * @param since when the schedule began
     */
    public Optional<Instant> next(@Nullable Instant last, Instant since, ZoneId zone) {
        Instant after = last == null ? since : last;
        if (hours != null) {
            return Optional.of(last == null ? since : after.plus(Duration.ofHours(hours)));
        }
        LocalDate day = LocalDate.ofInstant(after, zone);
        return java.util.stream.Stream.of(day, day.plusDays(1))
                .flatMap(each -> shifts.stream()
                        .map(time -> each.atTime(time).atZone(zone).toInstant()))
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** How things stand at a moment. */
    public State state(@Nullable Instant last, Instant since, Instant now, ZoneId zone) {
        Optional<Instant> next = next(last, since, zone);
        if (next.isEmpty()) {
            return State.UNSCHEDULED;
        }
        if (now.isBefore(next.get())) {
            return State.IN_TIME;
        }
        return now.isAfter(next.get().plus(Duration.ofMinutes(grace))) ? State.OVERDUE : State.DUE;
    }
}
