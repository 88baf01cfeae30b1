package org.undercroft.platform.event;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Prunes the event log once a day, if {@code undercroft.events.keep} says for how long events are kept. */
@Component
class EventRetention {

    private static final Logger log = LoggerFactory.getLogger(EventRetention.class);

    private final EventDesk desk;
    private final Clock clock;
    private final Duration keep;

    EventRetention(EventDesk desk, Clock clock, @Value("${undercroft.events.keep:0}") Duration keep) {
        this.desk = desk;
        this.clock = clock;
        this.keep = keep;
    }

    /** How long events are kept, for people. */
    String words() {
        return keep.isPositive()
                ? "Events are kept for " + keep.toDays() + " days, and until every consumer has passed them and nobody"
                        + " parked them; older ones are removed at 03:30."
                : "Events are kept for ever; undercroft.events.keep (such as 400d) sets for how long.";
    }

    @Scheduled(cron = "0 30 3 * * *")
    void prune() {
        if (keep.isPositive()) {
            log.info("{} events older than {} were pruned", desk.prune(keep, clock.instant()), keep);
        }
    }
}
