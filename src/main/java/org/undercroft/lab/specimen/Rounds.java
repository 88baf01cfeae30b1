package org.undercroft.lab.specimen;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.undercroft.lab.specimen.HandlingBook.Round;

/** In which round a specimen is collected. */
public final class Rounds {

    /** What is urgent waits for no round. */
    public static final String AT_ONCE = "At once";

    private Rounds() {}

    /**
     * The name of the first round that starts after the order came; after the last of a day it is the first of the next.
     *
     * @param priority S and A wait for no round
     * @param ordered when the order came
     * @param rounds of a day, in any order; none means at once
     */
    public static String dueIn(String priority, Instant ordered, List<Round> rounds, ZoneId zone) {
        if (!priority.equals("R") || rounds.isEmpty()) {
            return AT_ONCE;
        }
        LocalTime time = ordered.atZone(zone).toLocalTime();
        List<Round> day =
                rounds.stream().sorted(Comparator.comparing(Round::starts)).toList();
        return day.stream()
                .filter(round -> round.starts().isAfter(time))
                .findFirst()
                .orElse(day.getFirst())
                .name();
    }
}
