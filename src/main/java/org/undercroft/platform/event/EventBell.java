package org.undercroft.platform.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes the consumers of this program when it appended something; what other programs appended is seen by looking. */
@Component
class EventBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the bell has rung more than {@code heard} times, or a while has passed; gives the count of rings. */
    long await(long heard, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (rings <= heard && left > 0) {
                left = rung.awaitNanos(left);
            }
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** {@link #await} in a form that tells whether it rang. */
    boolean rangSince(long heard) {
        lock.lock();
        try {
            return rings > heard;
        } finally {
            lock.unlock();
        }
    }

    static Duration look() {
        return Duration.of(500, TimeUnit.MILLISECONDS.toChronoUnit());
    }
}
