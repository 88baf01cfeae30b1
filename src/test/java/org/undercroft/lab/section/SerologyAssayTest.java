package org.undercroft.lab.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.section.SerologyAssay.Verdict;

class SerologyAssayTest {

    private static final SerologyAssay HIV = new SerologyAssay("HIV", new BigDecimal("0.9"), new BigDecimal("1.1"), "");

    @Test
    void outsideTheGreyZoneTheFirstRatioDecides() {
        assertThat(verdict("0.89")).isEqualTo(Verdict.NONREACTIVE);
        assertThat(verdict("1.1")).isEqualTo(Verdict.REACTIVE);
        assertThat(verdict("25.3", "0.1")).isEqualTo(Verdict.REACTIVE);
    }

    @Test
    void inTheGreyZoneItIsRepeatedInDuplicate() {
        assertThat(verdict("0.9")).isEqualTo(Verdict.REPEAT);
        assertThat(verdict("1.09", "1.3")).isEqualTo(Verdict.REPEAT);
    }

    @Test
    void whatTwoOfThreeSayHolds() {
        assertThat(verdict("1.0", "1.3", "1.2")).isEqualTo(Verdict.REACTIVE);
        assertThat(verdict("1.0", "0.5", "0.6")).isEqualTo(Verdict.NONREACTIVE);
    }

    @Test
    void whereNoTwoAgreeItIsEquivocal() {
        assertThat(verdict("1.0", "1.3", "0.5")).isEqualTo(Verdict.EQUIVOCAL);
        assertThat(verdict("1.0", "1.0", "1.3")).isEqualTo(Verdict.EQUIVOCAL);
    }

    @Test
    void theReportTellsAllRatios() {
        assertThat(HIV.words(List.of(new BigDecimal("1.00"), new BigDecimal("0.5"), new BigDecimal("0.6"))))
                .isEqualTo("Signal to cutoff 1.00, 0.5, 0.6; the first lies in the grey zone 0.9 to 1.1,"
                        + " repeated in duplicate");
        assertThat(HIV.words(List.of(new BigDecimal("12.1")))).isEqualTo("Signal to cutoff 12.1");
    }

    @Test
    void nothingIsNoVerdictAndTheZoneBeginsBelowItsEnd() {
        assertThat(HIV.verdict(List.of())).isEqualTo(Verdict.NOTHING);
        assertThatThrownBy(() -> new SerologyAssay("X", BigDecimal.TEN, BigDecimal.ONE, ""))
                .hasMessageContaining("grey zone");
    }

    private static Verdict verdict(String... ratios) {
        return HIV.verdict(List.of(ratios).stream().map(BigDecimal::new).toList());
    }
}
