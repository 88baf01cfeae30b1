package org.undercroft.lab.hematology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountLimitsTest {

    /** Computed with 50 digits from the binomial distribution itself. */
    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, 3.621669264517642",
        "1, 100, 0.02531460329774206, 5.445938539208066",
        "5, 100, 1.643187918205216, 11.283491110546276",
        "20, 100, 12.665555210195588, 29.18426890886281",
        "50, 100, 39.8321129503301, 60.1678870496699",
        "100, 100, 96.37833073548236, 100",
        "2, 200, 0.12133490137360305, 3.565466839723978",
        "100, 200, 42.865843090683214, 57.134156909316786",
        "25, 500, 3.261518014933005, 7.292762165047896"
    })
    void limitsAreTheExactBinomialOnes(int cells, int counted, double low, double high) {
        CountLimits limits = CountLimits.of(cells, counted);

        assertThat(limits.low()).isCloseTo(low, within(1e-9));
        assertThat(limits.high()).isCloseTo(high, within(1e-9));
    }

    /** Rümke's table for 100 cells gives these limits in whole percent. */
    @ParameterizedTest
    @CsvSource({"0, 0, 4", "1, 0, 6", "5, 1, 12", "10, 4, 18", "20, 12, 30", "50, 39, 61"})
    void roundedOutwardTheyAreRuemkesTable(int cells, int low, int high) {
        CountLimits limits = CountLimits.of(cells, 100);

        assertThat((int) Math.floor(limits.low())).isEqualTo(low);
        assertThat((int) Math.ceil(limits.high())).isEqualTo(high);
    }

    @Test
    void moreOfAClassThanOfAllIsNoCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> CountLimits.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CountLimits.of(0, 0));
    }
}
