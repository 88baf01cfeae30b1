package org.undercroft.lab.urinalysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossCheckTest {

    private static final Pad BLOOD = new Pad("UBLD", "Blood", List.of("negative", "trace", "1+", "2+", "3+"), "1+");
    private static final Pad NITRITE = new Pad("UNIT", "Nitrite", List.of("negative", "positive"), "positive");
    private static final Pad GLUCOSE = new Pad("UGLU", "Glucose", List.of("negative", "1+"), "");

    @Test
    void theStripAsksForTheSedimentFromTheGradeThatTheLaboratorySet() {
        List<Pad> pads = List.of(BLOOD, NITRITE, GLUCOSE);

        assertThat(Pad.reasons(pads, Map.of("UBLD", "trace", "UNIT", "negative", "UGLU", "1+")))
                .isEmpty();
        assertThat(Pad.reasons(pads, Map.of("UBLD", "1+", "UNIT", "positive")))
                .containsExactly("Blood 1+", "Nitrite positive");
    }

    @Test
    void aGradeThatThePadDoesNotKnowAsks() {
        assertThat(BLOOD.asks("about 250 /uL")).isTrue();
        assertThat(GLUCOSE.asks("about 250 mg/dL")).isFalse();
    }

    @Test
    void nitriteWithoutBacteriaDoesNotFit() {
        assertThat(CrossCheck.of(Map.of("UNIT", "positive"), means("0", "0"), "none"))
                .singleElement()
                .asString()
                .contains("Nitrite");
        assertThat(CrossCheck.of(Map.of("UNIT", "positive"), means("0", "0"), "many"))
                .isEmpty();
    }

    @Test
    void stripAndCellsTellTheSame() {
        assertThat(CrossCheck.of(Map.of("UBLD", "2+", "ULEU", "2+"), means("15", "30"), "few"))
                .isEmpty();
        assertThat(CrossCheck.of(Map.of("UBLD", "2+", "ULEU", "2+"), means("1", "3"), "few"))
                .hasSize(2);
        assertThat(CrossCheck.of(Map.of("UBLD", "negative", "ULEU", "negative"), means("8", "12"), "few"))
                .hasSize(2);
        assertThat(CrossCheck.of(Map.of("UBLD", "trace", "ULEU", "trace"), means("1", "3"), "few"))
                .isEmpty();
    }

    @Test
    void castsSeldomComeWithoutProtein() {
        Map<String, BigDecimal> means =
                Map.of("UWBC", BigDecimal.ZERO, "URBC", BigDecimal.ZERO, "UGCAST", BigDecimal.ONE);

        assertThat(CrossCheck.of(Map.of("UPRO", "negative"), means, "none"))
                .singleElement()
                .asString()
                .contains("Casts");
    }

    @Test
    void waterIsNoUrine() {
        assertThat(CrossCheck.of(Map.of("USG", "1.000"), Map.of(), ""))
                .singleElement()
                .asString()
                .contains("water");
    }

    @Test
    void withoutSedimentOnlyTheStripIsLookedAt() {
        assertThat(CrossCheck.of(Map.of("UBLD", "3+", "UNIT", "positive"), Map.of(), ""))
                .isEmpty();
    }

    private static Map<String, BigDecimal> means(String erythrocytes, String leukocytes) {
        return Map.of("URBC", new BigDecimal(erythrocytes), "UWBC", new BigDecimal(leukocytes));
    }
}
