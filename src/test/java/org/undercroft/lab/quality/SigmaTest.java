package org.undercroft.lab.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaTest {

    @ParameterizedTest
    @CsvSource({
        "10, 0, 1.6667, 6.0",
        "10, 2, 2, 4.0",
        "10, -2, 2, 4.0",
        "10, 1, 3, 3.0",
        "10, 4, 3, 2.0",
        "10, 12, 2, -1.0"
    })
    void sigmaIsWhatTheBiasLeavesOverTheVariation(double allowable, double bias, double variation, double value) {
        Sigma sigma = new Sigma(allowable, bias, variation);
        assertThat(sigma.value()).isCloseTo(value, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 2, GOOD", "10, 1, 3, MARGINAL", "12, 0, 2, WORLD_CLASS", "10, 4, 3, POOR"})
    void itsBandFollows(double allowable, double bias, double variation, Sigma.Band band) {
        assertThat(new Sigma(allowable, bias, variation).band()).isEqualTo(band);
    }

    @Test
    void theDecisionChartIsNormalizedByTheAllowableError() {
        Sigma sigma = new Sigma(10, -2, 2);
        assertThat(sigma.normalizedVariation()).isCloseTo(20, within(1e-9));
        assertThat(sigma.normalizedBias()).isCloseTo(20, within(1e-9));
    }

    @Test
    void ofAnAbsoluteAndARelativeGoalTheGreaterCounts() {
        Goals.Goal glucose = new Goals.Goal("GLU", new BigDecimal(8), new BigDecimal(6), "CLIA", BigDecimal.ZERO, "");
        assertThat(glucose.allowedAt(50)).isCloseTo(12, within(1e-9));
        assertThat(glucose.allowedAt(200)).isCloseTo(8, within(1e-9));
    }
}
