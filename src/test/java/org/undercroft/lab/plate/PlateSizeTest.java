package org.undercroft.lab.plate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlateSizeTest {

    @Test
    void positionsCountDownTheColumns() {
        assertThat(PlateSize.WELLS_96.well(0)).isEqualTo("A1");
        assertThat(PlateSize.WELLS_96.well(7)).isEqualTo("H1");
        assertThat(PlateSize.WELLS_96.well(8)).isEqualTo("A2");
        assertThat(PlateSize.WELLS_96.well(95)).isEqualTo("H12");
        assertThat(PlateSize.WELLS_384.well(383)).isEqualTo("P24");
    }

    @Test
    void aWellIsFoundByItsNameHoweverWritten() {
        assertThat(PlateSize.WELLS_96.position("b07")).hasValue(49);
        assertThat(PlateSize.WELLS_96.position("B7")).hasValue(49);
        assertThat(PlateSize.WELLS_96.position("A13")).isEmpty();
        assertThat(PlateSize.WELLS_96.position("I1")).isEmpty();
        assertThat(PlateSize.WELLS_96.position("A0")).isEmpty();
        assertThat(PlateSize.WELLS_384.position("P24")).hasValue(383);
    }

    @Test
    void everyPositionHasOneName() {
        for (PlateSize size : PlateSize.values()) {
            for (int position = 0; position < size.wells(); position++) {
                assertThat(size.position(size.well(position))).hasValue(position);
            }
        }
    }
}
