package org.undercroft.platform.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How instants are written on pages: in the server's time zone, which is the hospital's, in ISO order. */
public final class Times {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private Times() {}

    /** To the minute; empty for null. */
    public static String minutes(@Nullable Instant instant) {
        return instant == null ? "" : MINUTES.format(instant);
    }

    /** To the second; empty for null. */
    public static String seconds(@Nullable Instant instant) {
        return instant == null ? "" : SECONDS.format(instant);
    }
}
