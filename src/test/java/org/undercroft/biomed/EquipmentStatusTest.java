package org.undercroft.biomed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquipmentStatusTest {

    @ParameterizedTest
    @EnumSource(EquipmentStatus.class)
    void aStatusNeverFollowsItselfAndNoneIsADeadEnd(EquipmentStatus status) {
        assertThat(status.next()).isNotEmpty().doesNotContain(status);
    }

    @Test
    void aMachineInServiceDoesNotWaitForAControl() {
        assertThat(EquipmentStatus.IN_SERVICE.mayBecome(EquipmentStatus.AWAITING_CONTROL))
                .isFalse();
    }

    @Test
    void aRetiredMachineIsNotInServiceAtOnce() {
        assertThat(EquipmentStatus.RETIRED.next()).containsExactly(EquipmentStatus.OUT_OF_SERVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AN-01", "7", "Pump 12", "µ-scope (left)"})
    void aTagIsWhatStandsOnTheLabel(String text) {
        assertThat(EquipmentTag.of("  " + text + " ").value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a/b", "a;b", "a%2Fb", "a?b", "a#b", "a\\b", "a\u0000b", "a\nb"})
    void whatCanNotStandInAnAddressIsNoTag(String text) {
        assertThatThrownBy(() -> EquipmentTag.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not an asset tag");
    }
}
