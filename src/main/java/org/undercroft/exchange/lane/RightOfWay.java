package org.undercroft.exchange.lane;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Lets storing go before handling: a sender waits on the line for the one, nobody does for the other. While many senders
 * wait at once, the lane workers rest most of the time; they never stop, so that a rush that lasts is handled too.
 */
@Component
public class RightOfWay {

    /** So many arrivals written by one commit mean that senders queue. */
    private static final double RUSH = 3;

    private static final double WEIGHT_OF_LAST = 0.2;
    private static final long FRESH_NANOS = Duration.ofMillis(300).toNanos();
    private static final int REST_FOR_WORK = 8;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private volatile double arrivalsAtOnce;
    private volatile long writtenAt = System.nanoTime() - FRESH_NANOS;

    /** So many arrivals were made durable by one commit. One thread at a time tells it. */
    public void stored(int arrivals) {
        double before = arrivalsAtOnce;
        arrivalsAtOnce = before + WEIGHT_OF_LAST * (arrivals - before);
        writtenAt = System.nanoTime();
    }

    boolean isRush() {
        return arrivalsAtOnce >= RUSH && System.nanoTime() - writtenAt < FRESH_NANOS;
    }

    /** How long a worker rests after it worked for that long. */
    Duration restAfter(Duration work) {
        if (!isRush()) {
            return Duration.ZERO;
        }
        Duration rest = work.multipliedBy(REST_FOR_WORK);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
}
