package org.undercroft.lab.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.lab.analyzer.Mapping;

class MeasuredTextTest {

    @ParameterizedTest
    @CsvSource({
        ">8, >8, 8, >", "'7,41', 7.41, 7.41, ''", "'> 15000', >15000, 15000, >", "'  5.5', 5.5, 5.5, ''",
        "3+^3+^45, 3+, , ''", "NOT DETECTED^, NOT DETECTED, , ''", "-----, -----, , ''", "40^^, 40, 40, ''",
        "1.2E2, 120, 120, ''", "<=0.5, <=0.5, 0.5, <="
    })
    void valuesAreReadAsInstrumentsWriteThem(
            String said, String reported, @Nullable BigDecimal number, String comparator) {
        MeasuredText value = MeasuredText.of(said, null, null);
        assertThat(value.reported()).isEqualTo(reported);
        assertThat(value.comparator()).isEqualTo(comparator);
        if (number == null) {
            assertThat(value.number()).isNull();
        } else {
            assertThat(value.number()).isEqualByComparingTo(number);
        }
    }

    @Test
    void aFactorConvertsAndDecimalsRound() {
        Mapping mapping = new Mapping("GLU", "GLU", "mmol/L", new BigDecimal("18.016"), 0, "", null);
        assertThat(MeasuredText.of("5.5", mapping, null).reported()).isEqualTo("99");
    }

    @Test
    void noDigitIsAddedThatWasNotMeasured() {
        Mapping mapping = new Mapping("WBC", "WBC", "", null, 2, "", null);
        assertThat(MeasuredText.of("8.1", mapping, null).reported()).isEqualTo("8.1");
    }

    @ParameterizedTest
    @CsvSource({"10E3/uL, 10*3/uL", "10^3/µL, 10*3/uL", "mmHg, mm[Hg]", "U/l, U/L", "um3, fL"})
    void aUnitIsTheSameHoweverItIsWritten(String said, String expected) {
        assertThat(UnitText.same(said, expected)).isTrue();
    }

    @Test
    void anotherUnitIsNotTheSame() {
        assertThat(UnitText.same("mmol/L", "mg/dL")).isFalse();
    }
}
