package org.undercroft.lab.hematology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.hematology.SmearCriterion.BloodCount;
import org.undercroft.lab.hematology.SmearCriterion.Kind;

class SmearCriterionTest {

    private static final SmearCriterion FEW_PLATELETS =
            new SmearCriterion("PLT-LOW", Kind.BELOW, "PLT", new BigDecimal("100"), "", true, 0, 200);

    @Test
    void aValueAtTheLimitAsksForNothing() {
        assertThat(FEW_PLATELETS.asksFor(platelets("99", false))).isTrue();
        assertThat(FEW_PLATELETS.asksFor(platelets("100", false))).isFalse();
    }

    @Test
    void aFilmLookedAtThisWeekIsNotAskedForAgain() {
        assertThat(FEW_PLATELETS.asksFor(platelets("20", true))).isFalse();
    }

    @Test
    void aFlagIsFoundHoweverItIsWritten() {
        SmearCriterion blasts = new SmearCriterion("BLASTS", Kind.FLAG, "", null, "blast", false, 0, 200);

        assertThat(blasts.asksFor(new BloodCount(Map.of(), List.of("Blasts/Abn_Lympho?"), null, true)))
                .isTrue();
        assertThat(blasts.asksFor(new BloodCount(Map.of(), List.of("PLT Clumps?"), null, false)))
                .isFalse();
    }

    @Test
    void aRuleForChildrenIsSilentForTheGrownUp() {
        SmearCriterion child = new SmearCriterion("L", Kind.ABOVE, "LYMPH", new BigDecimal("7"), "", false, 0, 12);

        assertThat(child.asksFor(lymphocytes(11))).isTrue();
        assertThat(child.asksFor(lymphocytes(12))).isFalse();
        assertThat(child.words()).isEqualTo("LYMPH above 7, age 0 to 12");
    }

    @Test
    void aRuleWithoutLimitIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmearCriterion("X", Kind.BELOW, "PLT", null, "", false, 0, 200));
    }

    private static BloodCount lymphocytes(int age) {
        return new BloodCount(Map.of("LYMPH", new BigDecimal("8")), List.of(), age, false);
    }

    private static BloodCount platelets(String value, boolean lookedAt) {
        return new BloodCount(Map.of("PLT", new BigDecimal(value)), List.of(), 50, lookedAt);
    }
}
