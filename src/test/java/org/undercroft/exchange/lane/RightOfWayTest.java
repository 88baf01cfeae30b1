package org.undercroft.exchange.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RightOfWayTest {

    private final RightOfWay rightOfWay = new RightOfWay();

    @Test
    void workersDoNotRestWhileSendersComeOneByOne() {
        tell(1);
        assertThat(rightOfWay.restAfter(Duration.ofMillis(10))).isZero();
    }

    @Test
    void workersRestEightTimesTheirWorkWhileSendersQueue() {
        tell(25);
        assertThat(rightOfWay.restAfter(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void noRestIsLongerThanTwoSeconds() {
        tell(25);
        assertThat(rightOfWay.restAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(2));
    }

    private void tell(int arrivals) {
        for (int group = 0; group < 50; group++) {
            rightOfWay.stored(arrivals);
        }
    }
}
