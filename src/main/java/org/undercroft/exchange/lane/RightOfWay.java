package org.undercroft.exchange.lane;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Lets storing go before handling: a sender waits on the line for the one, nobody does for the other. The more messages
 * arrive, the longer the lane workers rest after their work; they never stop, so that a rush that lasts is handled too.
 */
@Component
public class RightOfWay {

    /** At so many arrivals a second a worker rests as long as it works. */
    private static final double ARRIVALS_FOR_EQUAL_REST = 250;

    private static final double MOST_REST_FOR_WORK = 8;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    /** How far back arrivals count: those of so long ago weigh 1/e. */
    private static final double MEMORY_SECONDS = 0.5;

    private double arrivals;
    private long countedAt = System.nanoTime();

    /** So many arrivals were made durable by one commit. */
    public void stored(int count) {
        stored(count, System.nanoTime());
    }

    synchronized void stored(int count, long now) {
        fade(now);
        arrivals += count;
    }

    boolean isRush() {
        return restForWork(System.nanoTime()) >= 1;
    }

    /** How long a worker rests after it worked for that long. */
    Duration restAfter(Duration work) {
        return restAfter(work, System.nanoTime());
    }

    Duration restAfter(Duration work, long now) {
        Duration rest = Duration.ofNanos((long) (work.toNanos() * restForWork(now)));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private synchronized double restForWork(long now) {
        fade(now);
        return Math.min(MOST_REST_FOR_WORK, arrivals / MEMORY_SECONDS / ARRIVALS_FOR_EQUAL_REST);
    }

    private void fade(long now) {
        arrivals *= Math.exp(-(now - countedAt) / 1e9 / MEMORY_SECONDS);
        countedAt = now;
    }
}
