package org.undercroft.lab.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Times;

/** Whether a specimen can have been drawn when its order says so. */
final class CollectionTime {

    /** Clocks of wards are a little wrong; this much ahead is no future. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private CollectionTime() {}

    /** What is wrong with a time of collection in an order received at a time; empty if nothing is. */
    static List<String> doubts(@Nullable Instant collected, Instant received) {
        return collected == null || !collected.isAfter(received.plus(AHEAD))
                ? List.of()
                : List.of("the order says it was collected " + Times.minutes(collected)
                        + ", after the order itself came (" + Times.minutes(received)
                        + "): correct the time of collection");
    }
}
