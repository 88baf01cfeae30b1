package org.undercroft.lab.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemCodeTest {

    @Test
    void theNumberOfACaseNamesItsKindAndYear() {
        assertThat(CaseKind.SURGICAL.number(2026, 123)).isEqualTo("S26-000123");
        assertThat(CaseKind.BONE_MARROW.number(2101, 7)).isEqualTo("B01-000007");
    }

    @Test
    void aLabelNamesCaseBlockOrSlide() {
        assertThat(ItemCode.read("S26-000123")).hasValue(new ItemCode("S26-000123", "", 0, 0));
        assertThat(ItemCode.read(" s26-000123-a12 ")).hasValue(new ItemCode("S26-000123", "A", 12, 0));
        assertThat(ItemCode.read("S26-000123-AB1-3")).hasValue(new ItemCode("S26-000123", "AB", 1, 3));
    }

    @Test
    void whatIsReadIsWhatWasPrinted() {
        for (String text : new String[] {"S26-000123", "N26-000001-C2", "O26-999999-ZZ100-40"}) {
            assertThat(ItemCode.read(text).orElseThrow().text()).isEqualTo(text);
        }
    }

    @Test
    void anotherNumberIsNoLabelOfOurs() {
        for (String text : new String[] {"260000017K", "S26-123", "X26-000123", "S26-000123-1A", ""}) {
            assertThat(ItemCode.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void partsGoOnAfterZ() {
        assertThat(ItemCode.letter(1)).isEqualTo("A");
        assertThat(ItemCode.letter(26)).isEqualTo("Z");
        assertThat(ItemCode.letter(27)).isEqualTo("AA");
        assertThat(ItemCode.letter(52)).isEqualTo("AZ");
        assertThat(ItemCode.letter(53)).isEqualTo("BA");
    }
}
