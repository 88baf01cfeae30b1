package org.undercroft.lab.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.specimen.Stability.Stay;

class StabilityTest {

    private static final Instant DRAWN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Map<String, Map<Temperature, BigDecimal>> LIMITS = Map.of(
            "",
                    Map.of(
                            Temperature.AMBIENT,
                            hours(24),
                            Temperature.REFRIGERATED,
                            hours(168),
                            Temperature.FROZEN,
                            hours(0)),
            "K", Map.of(Temperature.AMBIENT, hours(8)));

    @Test
    void atRoomTemperatureItExpiresAfterItsHours() {
        assertThat(after(Duration.ofHours(23), List.of()).isExpired()).isFalse();
        assertThat(after(Duration.ofHours(24), List.of()).isExpired()).isTrue();
    }

    @Test
    void eachTemperatureUsesUpItsShare() {
        List<Stay> stays = List.of(
                new Stay(Temperature.AMBIENT, DRAWN, at(12)),
                new Stay(Temperature.REFRIGERATED, at(12), at(54)),
                new Stay(Temperature.AMBIENT, at(54), null));
        assertThat(Stability.judge(stays, LIMITS, List.of(), at(54)).used()).isCloseTo(0.75, within(1e-9));
        assertThat(Stability.judge(stays, LIMITS, List.of(), at(60)).isExpired())
                .isTrue();
    }

    @Test
    void theNarrowestLimitOfItsTestsHolds() {
        Stability stability = after(Duration.ofHours(9), List.of("GLU", "K"));
        assertThat(stability.isExpired()).isTrue();
        assertThat(stability.test()).isEqualTo("K");
        assertThat(after(Duration.ofHours(9), List.of("GLU")).isExpired()).isFalse();
    }

    @Test
    void whatMustNotBeFrozenIsSpoiltByIt() {
        List<Stay> stays = List.of(new Stay(Temperature.FROZEN, DRAWN, DRAWN.plusSeconds(60)));
        assertThat(Stability.judge(stays, LIMITS, List.of(), at(1)).isExpired()).isTrue();
    }

    @Test
    void itSaysUntilWhenItIsGoodWhereItIs() {
        assertThat(after(Duration.ofHours(6), List.of()).goodUntil()).isEqualTo(at(24));
    }

    @Test
    void aTemperatureWithoutLimitUsesNothingUp() {
        List<Stay> stays = List.of(new Stay(Temperature.DEEP_FROZEN, DRAWN, null));
        assertThat(Stability.judge(stays, LIMITS, List.of(), at(9_999)).used()).isZero();
    }

    private static Stability after(Duration time, List<String> tests) {
        return Stability.judge(List.of(new Stay(Temperature.AMBIENT, DRAWN, null)), LIMITS, tests, DRAWN.plus(time));
    }

    private static Instant at(long hours) {
        return DRAWN.plus(Duration.ofHours(hours));
    }

    private static BigDecimal hours(int hours) {
        return BigDecimal.valueOf(hours);
    }
}
