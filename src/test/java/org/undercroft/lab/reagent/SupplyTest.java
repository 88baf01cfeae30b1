package org.undercroft.lab.reagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupplyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @Test
    void tenPacksAtHalfAPackADayLastTwentyDays() {
        Supply supply = Supply.of(List.of(lot("A", 365, 10)), 0.5, TODAY);
        assertThat(supply.runsOut()).isEqualTo(TODAY.plusDays(20));
        assertThat(supply.wasted()).isZero();
        assertThat(supply.isShort(TODAY, 19)).isFalse();
        assertThat(supply.isShort(TODAY, 20)).isTrue();
    }

    @Test
    void aLotThatExpiresBeforeItIsUsedUpIsPartlyWasted() {
        Supply supply = Supply.of(List.of(lot("B", 365, 4), lot("A", 4, 10)), 1, TODAY);
        assertThat(supply.stock()).isEqualTo(14);
        assertThat(supply.wasted()).isCloseTo(5, within(1e-9));
        assertThat(supply.runsOut()).as("five days of A, four of B").isEqualTo(TODAY.plusDays(9));
    }

    @Test
    void whatHasExpiredIsNoStock() {
        Supply supply = Supply.of(List.of(lot("A", -1, 10)), 1, TODAY);
        assertThat(supply.stock()).isZero();
        assertThat(supply.expired()).isEqualTo(10);
        assertThat(supply.runsOut()).isEqualTo(TODAY);
        assertThat(supply.isShort(TODAY, 0)).isTrue();
    }

    @Test
    void aLotMayBeUsedOnTheDayItExpires() {
        assertThat(Supply.of(List.of(lot("A", 0, 2)), 1, TODAY).stock()).isEqualTo(2);
    }

    @Test
    void whatNobodyUsesNeverRunsOut() {
        Supply supply = Supply.of(List.of(lot("A", 365, 1)), 0, TODAY);
        assertThat(supply.runsOut()).isNull();
        assertThat(supply.isShort(TODAY, 3_650)).isFalse();
    }

    private static Supply.Lot lot(String name, int days, int packs) {
        return new Supply.Lot(name, TODAY.plusDays(days), BigDecimal.valueOf(packs));
    }
}
