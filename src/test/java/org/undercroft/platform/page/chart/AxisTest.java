package org.undercroft.platform.page.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void numbersRunBetweenRoundValues() {
        var axis = Axis.numbers("mmol/L", 3.1, 5.4);
        assertThat(axis.from()).isEqualTo(3.0);
        assertThat(axis.to()).isEqualTo(5.5);
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("3.0", "3.5", "4.0", "4.5", "5.0", "5.5");
    }

    @Test
    void oneValueAloneStandsInTheMiddle() {
        var axis = Axis.numbers("count", 0, 0);
        assertThat(axis.share(0)).isEqualTo(0.5);
    }

    @Test
    void largeNumbersAreWrittenInFull() {
        assertThat(Axis.numbers("count", 0, 40_000_000).ticks().getLast().label())
                .isEqualTo("40000000");
    }

    @Test
    void timeTicksStandOnRoundLocalHours() {
        var from = Instant.parse("2026-01-15T06:10:00Z");
        var axis = Axis.time("Hour", from, from.plusSeconds(12 * 3600), ZoneId.of("Asia/Kolkata"));
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("12:00", "15:00", "18:00", "21:00");
    }

    @Test
    void longTimesAreMarkedByDay() {
        var from = Instant.parse("2026-01-15T00:00:00Z");
        var axis = Axis.time("Day", from, from.plusSeconds(3 * 86_400), ZoneOffset.UTC);
        assertThat(axis.ticks()).extracting(Axis.Tick::label).contains("15 Jan", "18 Jan");
    }

    @Test
    void anAxisThatRunsBackwardsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of("x", 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of("x", 0, Double.NaN));
    }
}
