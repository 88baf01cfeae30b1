package org.undercroft.lab.critical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.critical.Ladder.Rung;
import org.undercroft.platform.page.Refusal;

class LadderTest {

    private static final Instant OPENED = Instant.parse("2026-06-01T10:00:00Z");
    private static final Ladder LADDER = Ladder.read("5 technologist\n15 charge nurse\n30 attending doctor");

    @Test
    void nobodyIsToldBeforeItsTime() {
        Ladder.Climb climb = LADDER.climb(OPENED, 0, OPENED.plusSeconds(299));
        assertThat(climb.told()).isEmpty();
        assertThat(climb.dueAt()).isEqualTo(OPENED.plusSeconds(300));
    }

    @Test
    void theNextIsToldWhenItIsDue() {
        Ladder.Climb climb = LADDER.climb(OPENED, 1, OPENED.plusSeconds(900));
        assertThat(climb.told()).extracting(Rung::whom).containsExactly("charge nurse");
        assertThat(climb.step()).isEqualTo(2);
        assertThat(climb.dueAt()).isEqualTo(OPENED.plusSeconds(1800));
    }

    @Test
    void afterAnOutageEveryoneWhoIsDueIsTold() {
        Ladder.Climb climb = LADDER.climb(OPENED, 0, OPENED.plusSeconds(7200));
        assertThat(climb.told()).hasSize(3);
        assertThat(climb.dueAt()).isNull();
    }

    @Test
    void aLadderClimbsUpwards() {
        assertThatThrownBy(() -> Ladder.read("15 nurse\n5 doctor"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'5 doctor' does not");
        assertThatThrownBy(() -> Ladder.read("nurse")).isInstanceOf(Refusal.class);
    }
}
