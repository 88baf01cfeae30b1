package org.undercroft.rehearsal.cast;

import java.time.Duration;
import org.undercroft.rehearsal.script.DayPlan;

/** The day's own time: it runs faster than the real one, from seven in the morning on. */
public final class StoryClock {

    private final double speed;
    private volatile long begun = System.nanoTime();

    /**
     * A clock that stands at seven.
     *
     * @param speed 1 for real time, 60 for an hour a minute
     */
    public StoryClock(double speed) {
        this.speed = speed;
    }

    /** Begins the day. */
    public void begin() {
        begun = System.nanoTime();
    }

    /** How much of the day has passed. */
    public Duration now() {
        return Duration.ofNanos((long) ((System.nanoTime() - begun) * speed));
    }

    /** How long something of the day takes in real time. */
    public Duration real(Duration story) {
        return Duration.ofNanos((long) (story.toNanos() / speed));
    }

    /** Waits for a time of the day; returns at once if it is past. */
    void sleepUntil(Duration at) throws InterruptedException {
        Thread.sleep(real(at.minus(now())));
    }

    /** The time on the wall, as {@code 09:30}. */
    public String onTheWall() {
        Duration now = now();
        return "%02d:%02d".formatted((DayPlan.FIRST_HOUR + now.toHours()) % 24, now.toMinutesPart());
    }
}
