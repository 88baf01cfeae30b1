package org.undercroft.lab.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant SIX = Instant.parse("2026-01-05T06:00:00Z");
    private static final Due EVERY_EIGHT = new Due(8, List.of(), 30);

    @Test
    void aControlIsDueSoManyHoursAfterTheLast() {
        assertThat(EVERY_EIGHT.next(SIX, SIX, UTC)).contains(Instant.parse("2026-01-05T14:00:00Z"));
    }

    @Test
    void aControlNeverMeasuredIsDueFromTheScheduleOn() {
        assertThat(EVERY_EIGHT.next(null, SIX, UTC)).contains(SIX);
    }

    @Test
    void afterTheGraceItIsOverdue() {
        assertThat(state("2026-01-05T13:59:00Z")).isEqualTo(Due.State.IN_TIME);
        assertThat(state("2026-01-05T14:10:00Z")).isEqualTo(Due.State.DUE);
        assertThat(state("2026-01-05T14:31:00Z")).isEqualTo(Due.State.OVERDUE);
    }

    private static Due.State state(String now) {
        return EVERY_EIGHT.state(SIX, SIX, Instant.parse(now), UTC);
    }

    @Test
    void shiftsGoOnTheNextDay() {
        Due shifts = new Due(null, Due.times("22:00, 06:00 14:00"), 0);
        assertThat(shifts.next(Instant.parse("2026-01-05T22:00:00Z"), SIX, UTC))
                .contains(Instant.parse("2026-01-06T06:00:00Z"));
        assertThat(shifts.next(Instant.parse("2026-01-05T06:05:00Z"), SIX, UTC))
                .contains(Instant.parse("2026-01-05T14:00:00Z"));
    }
}
