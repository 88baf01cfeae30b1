package org.undercroft.rehearsal.cast;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Something an analyzer will do.
 *
 * @param due when, by {@link System#nanoTime}
 * @param number in which order, among those due at once
 * @param work what
 * @param attempt from 1
 */
record Task(long due, long number, Work work, int attempt) implements Delayed {

    /** Does it; false if the line failed, so that it should be tried again. */
    @FunctionalInterface
    interface Work {
        boolean done() throws InterruptedException;
    }

    Task later(Duration delay) {
        return new Task(System.nanoTime() + delay.toNanos(), number, work, attempt + 1);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        Task task = (Task) other;
        int byTime = Long.signum(due - task.due);
        return byTime != 0 ? byTime : Long.compare(number, task.number);
    }
}
