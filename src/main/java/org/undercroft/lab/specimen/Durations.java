package org.undercroft.lab.specimen;

import java.time.Duration;

/** Durations as people say them. */
public final class Durations {

    private Durations() {}

    /** In minutes below two hours, in hours below three days, else in days. */
    public static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (Math.abs(minutes) < 120) {
            return minutes + " min";
        }
        long hours = duration.toHours();
        return Math.abs(hours) < 72
                ? hours + " h " + Math.abs(duration.toMinutesPart()) + " min"
                : duration.toDays() + " days";
    }
}
