package org.undercroft.lab.centrifuge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpinRulesTest {

    private static final Instant DRAWN = Instant.parse("2026-03-01T08:00:00Z");
    private static final SpinProfile SERUM =
            new SpinProfile("SER", "Serum, gel", 1300, 2500, new BigDecimal("10"), 30, 60, 120, false, false);
    private static final SpinProfile POOR_PLASMA = new SpinProfile(
            "CIT", "Platelet-poor plasma", 1500, 2500, new BigDecimal("15"), null, null, 240, true, false);

    @Test
    void clottedSerumInASwingOutRotorIsAsItShouldBe() {
        assertThat(judge(SERUM, DRAWN, 0, 2000, 10, RotorKind.SWING_OUT, 45)).isEmpty();
    }

    @Test
    void serumThatClotsSinceTwelveMinutesIsRefused() {
        assertThat(judge(SERUM, DRAWN, 0, 2000, 10, RotorKind.SWING_OUT, 12))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.refuses()).isTrue();
                    assertThat(finding.words()).contains("12 min only").contains("30 min");
                });
    }

    @Test
    void serumThatClottedLongerThanUsualIsSpunWithAWarning() {
        assertThat(judge(SERUM, DRAWN, 0, 2000, 10, RotorKind.SWING_OUT, 90))
                .extracting(SpinRules.Finding::refuses)
                .containsExactly(false);
    }

    @Test
    void serumDrawnMoreThanTwoHoursAgoIsRefused() {
        assertThat(judge(SERUM, DRAWN, 0, 2000, 10, RotorKind.SWING_OUT, 121))
                .extracting(SpinRules.Finding::words)
                .containsExactly("Drawn 121 min ago: spun within 120 min.");
    }

    @Test
    void gelIsNeverSpunAgainNorAtAFixedAngle() {
        assertThat(judge(SERUM, DRAWN, 1, 2000, 10, RotorKind.FIXED_ANGLE, 45))
                .allMatch(SpinRules.Finding::refuses)
                .hasSize(2);
    }

    @Test
    void plateletPoorPlasmaNeedsFifteenMinutesAtFifteenHundred() {
        assertThat(judge(POOR_PLASMA, DRAWN, 0, 1500, 15, RotorKind.SWING_OUT, 60))
                .isEmpty();
        assertThat(judge(POOR_PLASMA, DRAWN, 0, 1499, 14, RotorKind.SWING_OUT, 60))
                .allMatch(SpinRules.Finding::refuses)
                .hasSize(2);
        assertThat(judge(POOR_PLASMA, DRAWN, 1, 1500, 15, RotorKind.SWING_OUT, 60))
                .isEmpty();
    }

    @Test
    void withoutATimeOfDrawingNothingIsRefusedForIt() {
        assertThat(judge(SERUM, null, 0, 2000, 10, RotorKind.SWING_OUT, 45))
                .extracting(SpinRules.Finding::refuses)
                .containsExactly(false);
    }

    private static List<SpinRules.Finding> judge(
            SpinProfile profile,
            @Nullable Instant drawn,
            int formerSpins,
            double force,
            double minutes,
            RotorKind rotor,
            long after) {
        return SpinRules.judge(
                profile,
                new SpinRules.Tube(drawn, formerSpins),
                new SpinRules.Plan(force, minutes, rotor, DRAWN.plusSeconds(after * 60)));
    }
}
