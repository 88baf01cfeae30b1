package org.undercroft.exchange.activity;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.ExchangeActivity;

/** Counts what this program received and delivered, in steps of ten seconds for five minutes. */
@Component
public class Traffic {

    private static final int SECONDS = 10;
    private static final int STEPS = 30;

    private final long[] received = new long[STEPS];
    private final long[] delivered = new long[STEPS];
    private long current = step();

    /** So many messages were stored. */
    public synchronized void received(long count) {
        received[slot()] += count;
    }

    /** So many messages were acknowledged by their receivers. */
    public synchronized void delivered(long count) {
        delivered[slot()] += count;
    }

    /** The last five minutes, oldest first. */
    public synchronized List<ExchangeActivity.Beat> beats() {
        slot();
        return LongStream.rangeClosed(current - STEPS + 1, current)
                .mapToObj(step -> new ExchangeActivity.Beat(
                        Instant.ofEpochSecond(step * SECONDS),
                        received[(int) (step % STEPS)],
                        delivered[(int) (step % STEPS)]))
                .toList();
    }

    private int slot() {
        long now = step();
        long oldest = Math.max(current, now - STEPS);
        for (long step = oldest + 1; step <= now; step++) {
            received[(int) (step % STEPS)] = 0;
            delivered[(int) (step % STEPS)] = 0;
        }
        current = Math.max(current, now);
        return (int) (current % STEPS);
    }

    private static long step() {
        return Instant.now().getEpochSecond() / SECONDS;
    }
}
