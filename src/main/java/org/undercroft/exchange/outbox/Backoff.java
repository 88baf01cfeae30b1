package org.undercroft.exchange.outbox;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long each time up to a minute, and not all at the same moment. */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;

    private Backoff() {}

    /**
     * The pause.
     *
     * @param attempts how many attempts failed, from 1
     * @param chance a random number from 0 to 1, which adds up to a fifth
     */
    static Duration after(int attempts, double chance) {
        long doubled = FIRST_MILLIS << Math.min(attempts - 1, 20);
        long pause = Math.min(doubled, LONGEST_MILLIS);
        return Duration.ofMillis(pause + Math.round(pause * chance / 5));
    }
}
