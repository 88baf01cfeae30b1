package org.undercroft.lab.centrifuge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeForceTest {

    @Test
    void tenCentimetersAt3500GiveThePublishedForce() {
        assertThat(RelativeForce.of(10, 3_500)).isCloseTo(1_369.5, within(0.06));
    }

    @Test
    void fifteenHundredTimesGravityAtSixteenCentimetersNeedsThePublishedSpeed() {
        assertThat(RelativeForce.speed(16, 1_500)).isCloseTo(2_896, within(0.5));
    }

    @Test
    void theSpeedForAForceGivesThatForce() {
        assertThat(RelativeForce.of(17.3, RelativeForce.speed(17.3, 2_180))).isCloseTo(2_180, within(1e-9));
    }

    @Test
    void nothingTurnsWithoutARadius() {
        assertThatThrownBy(() -> RelativeForce.of(0, 3_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RelativeForce.speed(10, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
