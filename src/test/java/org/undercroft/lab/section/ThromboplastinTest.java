package org.undercroft.lab.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ThromboplastinTest {

    @Test
    void theInrIsTheRatioToThePowerOfTheIsi() {
        assertThat(inr("1.0", "12.4", "24.8")).isEqualTo("2.00");
        assertThat(inr("1.2", "12.4", "24.8")).isEqualTo("2.30");
        assertThat(inr("2.0", "12.0", "18.0")).isEqualTo("2.25");
        assertThat(inr("1.31", "11.8", "11.8")).isEqualTo("1.00");
    }

    @Test
    void aHighHematocritTakesLessCitrate() {
        assertThat(citrate("60")).isEqualTo("0.33");
        assertThat(citrate("70")).isEqualTo("0.25");
        assertThat(citrate("40")).isEqualTo("0.50");
    }

    @Test
    void aLotWithoutSenseIsRefused() {
        assertThatThrownBy(() -> new Thromboplastin("L1", new BigDecimal("12"), new BigDecimal("12")))
                .hasMessageContaining("ISI");
    }

    @Test
    void theChangeIsOfTheEarlierValue() {
        assertThat(SectionRow.change(new BigDecimal("6.0"), new BigDecimal("4.0")))
                .isEqualByComparingTo("50");
        assertThat(SectionRow.change(new BigDecimal("-3"), new BigDecimal("-2")))
                .isEqualByComparingTo("-50");
        assertThat(SectionRow.change(new BigDecimal("3"), BigDecimal.ZERO)).isNull();
    }

    private static String inr(String isi, String meanNormal, String seconds) {
        return new Thromboplastin("L1", new BigDecimal(isi), new BigDecimal(meanNormal))
                .inr(new BigDecimal(seconds))
                .toPlainString();
    }

    private static String citrate(String hematocrit) {
        return Thromboplastin.citrate(new BigDecimal(hematocrit), new BigDecimal("4.5"))
                .toPlainString();
    }
}
