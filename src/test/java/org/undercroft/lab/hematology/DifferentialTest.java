package org.undercroft.lab.hematology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.hematology.CellClass.Family;

class DifferentialTest {

    @Test
    void leukocytesAreCorrectedForNucleatedErythrocytes() {
        // 12 x 100 / (100 + 20) = 10, the textbook's example
        assertThat(Differential.corrected(new BigDecimal("12"), new BigDecimal("20")))
                .isEqualByComparingTo("10");
        assertThat(Differential.corrected(new BigDecimal("8.4"), BigDecimal.ZERO))
                .isEqualByComparingTo("8.4");
    }

    @Test
    void nucleatedErythrocytesArePerHundredLeukocytesAlsoWhenTwoHundredWereCounted() {
        assertThat(Differential.nucleatedPerHundred(count(200, 30))).isEqualByComparingTo("15");
    }

    @Test
    void absoluteCountsAreSharesOfTheLeukocytes() {
        assertThat(Differential.absolute(count(100, 0), Family.NEUTROPHIL, new BigDecimal("8.00")))
                .isEqualByComparingTo("8.00");
        assertThat(Differential.absolute(count(100, 0), Family.MONOCYTE, null)).isNull();
    }

    @Test
    void onlyADifferenceThatChanceDoesNotExplainIsADisagreement() {
        Tally tally = count(100, 0);
        List<Comparison> compared = Comparison.of(
                tally, Map.of(Family.NEUTROPHIL, new BigDecimal("97.0"), Family.MONOCYTE, new BigDecimal("3.7")));

        assertThat(compared).extracting(Comparison::agrees).containsExactly(true, false);
    }

    private static Tally count(int segmented, int nucleated) {
        List<String> strokes = new ArrayList<>(Collections.nCopies(segmented, "SEG"));
        strokes.addAll(Collections.nCopies(nucleated, "NRBC"));
        return Tally.of(strokes, segmented);
    }
}
