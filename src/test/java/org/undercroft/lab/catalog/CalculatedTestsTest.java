package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.catalog.CalculatedTests.Calculated;
import org.undercroft.lab.catalog.CalculatedTests.Subject;
import org.undercroft.records.Sex;

class CalculatedTestsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Subject MAN = new Subject(Sex.MALE, LocalDate.of(1966, 1, 1), DAY);
    private static final LabTest CREATININE = measured("CREA", "umol/L", "113.12");
    private static final LabTest EGFR = calculated("EGFR", "ckd-epi-2021", Map.of("creatinine", "CREA"));
    private static final Catalog CATALOG = new Catalog(1, List.of(CREATININE, EGFR), List.of(), List.of(), List.of());

    @Test
    void inputsAreConvertedToTheUnitOfTheFormula() {
        Calculated result = calculate(Map.of("CREA", "123.76")).orElseThrow();
        assertThat(result.value())
                .as("1.4 mg/dL... 123.76 umol/L is 1.40 mg/dL")
                .isEqualByComparingTo("58");
        assertThat(result.words()).contains("CKD-EPI 2021").contains("CREA 123.76 umol/L");
        assertThat(result.from()).containsExactly(7L);
    }

    @Test
    void aMissingInputWaits() {
        assertThat(calculate(Map.of())).isEmpty();
    }

    @Test
    void aValueBeyondTheMeasuringRangeIsNoNumber() {
        assertThat(calculate(Map.of("CREA", "<10")).orElseThrow())
                .satisfies(result -> assertThat(result.value()).isNull())
                .satisfies(result -> assertThat(result.reason()).contains("CREA is <10"));
    }

    @Test
    void anUnknownAgeIsAReason() {
        Subject nobody = new Subject(Sex.FEMALE, null, DAY);
        assertThat(CalculatedTests.of(EGFR, CATALOG, released(Map.of("CREA", "80")), nobody)
                        .orElseThrow()
                        .reason())
                .contains("age is unknown");
    }

    @Test
    void orderingACalculatedTestOrdersItsInputs() {
        assertThat(CATALOG.requested("EGFR")).extracting(LabTest::code).containsExactly("EGFR", "CREA");
        assertThat(CATALOG.calculatedFrom("CREA")).containsExactly("EGFR");
    }

    @Test
    void aReflexFiresOnlyOnWhatIsSurelySo() {
        ReflexRule above =
                new ReflexRule("R", "TSH", ReflexRule.Condition.ABOVE, "4.5", List.of("FT4"), "because", true, 1);
        assertThat(above.fires("5.1", new BigDecimal("5.1"), "", Flag.HIGH)).isTrue();
        assertThat(above.fires("4.5", new BigDecimal("4.5"), "", Flag.NORMAL)).isFalse();
        assertThat(above.fires(">4.5", new BigDecimal("4.5"), ">", Flag.HIGH)).isTrue();
        assertThat(above.fires("<10", new BigDecimal("10"), "<", Flag.UNKNOWN)).isFalse();
    }

    @Test
    void aReflexOnWordsDoesNotMindTheirCase() {
        ReflexRule reactive = new ReflexRule(
                "R", "HIV", ReflexRule.Condition.IS, "reactive|positive", List.of("HIVC"), "because", true, 1);
        assertThat(reactive.fires("Reactive", null, "", Flag.UNKNOWN)).isTrue();
        assertThat(reactive.fires("nonreactive", null, "", Flag.UNKNOWN)).isFalse();
    }

    private static Optional<Calculated> calculate(Map<String, String> values) {
        return CalculatedTests.of(EGFR, CATALOG, released(values), MAN);
    }

    private static Map<String, ReleasedValue> released(Map<String, String> values) {
        Map<String, ReleasedValue> released = new HashMap<>();
        values.forEach((test, text) -> {
            String comparator = text.startsWith("<") ? "<" : "";
            released.put(
                    test, new ReleasedValue(7, text, new BigDecimal(text.substring(comparator.length())), comparator));
        });
        return released;
    }

    private static LabTest measured(String code, String unit, String molarMass) {
        return new LabTest(
                code,
                code,
                "",
                unit,
                1,
                "SER",
                "Chemistry",
                null,
                null,
                true,
                1,
                List.of(),
                new ValueForm(ValueKind.NUMERIC, List.of(), null, null, new BigDecimal(molarMass)),
                Service.PLAIN,
                null,
                null);
    }

    private static LabTest calculated(String code, String formula, Map<String, String> inputs) {
        return new LabTest(
                code,
                code,
                "",
                "mL/min/{1.73_m2}",
                0,
                "SER",
                "Chemistry",
                null,
                null,
                true,
                1,
                List.of(),
                new ValueForm(ValueKind.CALCULATED, List.of(), null, null, null),
                Service.PLAIN,
                null,
                new Calculation(formula, inputs));
    }
}
