package org.undercroft.exchange.lane;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RightOfWayTest {

    private static final Duration WORK = Duration.ofMillis(100);

    private final RightOfWay rightOfWay = new RightOfWay();
    private long now = System.nanoTime();

    @Test
    void workersDoNotRestWhileNothingArrives() {
        assertThat(rightOfWay.restAfter(WORK, now)).isZero();
    }

    @Test
    void workersHardlyRestWhileAFewMessagesArrive() {
        arrive(10, 1);
        assertThat(rest()).isLessThan(10);
    }

    @Test
    void workersRestAsLongAsTheyWorkAt250ArrivalsASecond() {
        arrive(250, 1);
        assertThat(rest()).isCloseTo(100, within(5L));
    }

    @Test
    void workersRestAsLongAtTheSameRateHoweverManyShareACommit() {
        arrive(250, 10);
        assertThat(rest()).isCloseTo(100, within(5L));
    }

    @Test
    void workersRestEightTimesTheirWorkInARush() {
        arrive(4_000, 40);
        assertThat(rest()).isEqualTo(800);
    }

    @Test
    void noRestIsLongerThanTwoSeconds() {
        arrive(4_000, 40);
        assertThat(rightOfWay.restAfter(Duration.ofMinutes(1), now)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aRushIsForgottenWithinSeconds() {
        arrive(4_000, 40);
        now += MILLISECONDS.toNanos(3_000);
        assertThat(rest()).isLessThan(5);
    }

    private long rest() {
        return rightOfWay.restAfter(WORK, now).toMillis();
    }

    private void arrive(int perSecond, int together) {
        long between = 1_000_000_000L * together / perSecond;
        for (long end = now + MILLISECONDS.toNanos(5_000); now < end; now += between) {
            rightOfWay.stored(together, now);
        }
    }
}
