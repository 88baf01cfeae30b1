package org.undercroft.lab.proficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.platform.page.Refusal;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({
        "104, 2, , 2.0, ACCEPTABLE",
        "105, 2, , 2.5, WARNING",
        "94, 2, , -3.0, UNACCEPTABLE",
        "105, 2, 6, 2.5, ACCEPTABLE",
        "107, 5, 6, 1.4, UNACCEPTABLE"
    })
    void aValueIsJudgedByTheAllowableErrorElseByItsIndex(
            double value, Double deviation, Double allowable, double index, Score.Verdict verdict) {
        Score score = new Score(value, 100, deviation, allowable);
        assertThat(score.index()).isCloseTo(index, within(1e-9));
        assertThat(score.verdict()).isEqualTo(verdict);
    }

    @Test
    void withoutDeviationAndGoalNothingIsJudged() {
        assertThat(new Score(1, 2, null, null).verdict()).isEqualTo(Score.Verdict.NOT_JUDGED);
    }

    @Test
    void theVariationRatioComparesCoefficients() {
        assertThat(Score.variationRatio(100, 3, 200, 4)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void oneWrongLineAndNothingIsRead() {
        String heading = String.join(",", Peers.HEADING);
        assertThat(Peers.read(heading + "\n2026-01,K,A1,Mat,1,L1,4.0,0.1,30,4.1,0.12,50"))
                .singleElement()
                .satisfies(line -> assertThat(line.index()).isCloseTo(-0.8333, within(0.001)));
        assertThatThrownBy(() -> Peers.read(heading + "\n2026-01,K,A1,Mat,1,L1,4.0,0,30,4.1,0.12,50"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> Peers.read("a,b")).isInstanceOf(Refusal.class);
    }
}
