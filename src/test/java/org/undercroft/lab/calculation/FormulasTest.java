package org.undercroft.lab.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.records.Sex;

/** Formulas against published or hand-computed values. */
class FormulasTest {

    @ParameterizedTest
    @CsvSource({
        "1.4, 60, MALE, 57.54",
        "1.0, 50, MALE, 91.69",
        "1.0, 50, FEMALE, 68.63",
        "0.6, 30, FEMALE, 123.76",
        "2.5, 70, FEMALE, 20.18",
        "5.0, 65, MALE, 12.11"
    })
    void ckdEpi2021GivesItsPublishedFiltration(double creatinine, int age, Sex sex, double expected) {
        Outcome outcome = apply("ckd-epi-2021", age, sex, "creatinine", creatinine);
        assertThat(number(outcome)).isCloseTo(expected, within(0.005));
    }

    @Test
    void ckdEpi2021IsForAdultsOfKnownAgeAndSex() {
        assertThat(apply("ckd-epi-2021", 17, Sex.MALE, "creatinine", 1.0)).isInstanceOf(Outcome.NotComputable.class);
        assertThat(apply("ckd-epi-2021", null, Sex.MALE, "creatinine", 1.0)).isInstanceOf(Outcome.NotComputable.class);
        assertThat(apply("ckd-epi-2021", 40, Sex.OTHER, "creatinine", 1.0)).isInstanceOf(Outcome.NotComputable.class);
    }

    @ParameterizedTest
    @CsvSource({"200, 50, 150, 120.0", "180, 40, 300, 80.0"})
    void friedewaldGivesItsLdl(double cholesterol, double hdl, double triglycerides, double expected) {
        assertThat(number(lipid("ldl-friedewald", cholesterol, hdl, triglycerides)))
                .isCloseTo(expected, within(0.05));
    }

    @Test
    void friedewaldIsInvalidAbove400OfTriglycerides() {
        assertThat(lipid("ldl-friedewald", 250, 35, 600)).isEqualTo(Outcome.none("triglycerides are above 400 mg/dL"));
    }

    @ParameterizedTest
    @CsvSource({"200, 50, 150, 123.4", "180, 40, 300, 90.16", "250, 35, 600, 110.21"})
    void sampsonGivesItsLdl(double cholesterol, double hdl, double triglycerides, double expected) {
        assertThat(number(lipid("ldl-sampson", cholesterol, hdl, triglycerides)))
                .isCloseTo(expected, within(0.05));
    }

    @Test
    void sampsonIsInvalidAbove800OfTriglycerides() {
        assertThat(lipid("ldl-sampson", 300, 35, 900)).isInstanceOf(Outcome.NotComputable.class);
    }

    @Test
    void theAnionGapIsSodiumLessChlorideAndBicarbonate() {
        assertThat(value("anion-gap", "sodium", 140, "chloride", 104, "bicarbonate", 24))
                .isEqualTo(12);
        assertThat(value("anion-gap-potassium", "sodium", 140, "chloride", 104, "bicarbonate", 24, "potassium", 4))
                .isEqualTo(16);
        assertThat(value("anion-gap-albumin", "sodium", 140, "chloride", 104, "bicarbonate", 24, "albumin", 2))
                .isEqualTo(17);
    }

    @Test
    void osmolalityAndItsGap() {
        assertThat(value("osmolality", "sodium", 140, "glucose", 90, "urea", 14))
                .isCloseTo(290, within(1e-9));
        assertThat(value("osmolal-gap", "measured", 310, "sodium", 140, "glucose", 90, "urea", 14))
                .isCloseTo(20, within(1e-9));
    }

    @Test
    void calciumAndSodiumAreCorrected() {
        assertThat(value("calcium-corrected", "calcium", 8.0, "albumin", 2.5)).isCloseTo(9.2, within(1e-9));
        assertThat(value("sodium-corrected", "sodium", 130, "glucose", 600)).isCloseTo(138, within(1e-9));
    }

    @Test
    void theInrIsThePowerOfTheRatio() {
        assertThat(value("inr", "time", 24, "normal", 12, "isi", 1)).isEqualTo(2);
        assertThat(value("inr", "time", 24, "normal", 12, "isi", 1.2)).isCloseTo(2.297, within(0.001));
    }

    @Test
    void cellsOfAKindAreCountedFromTheirShare() {
        assertThat(value("absolute-count", "leukocytes", 8, "share", 62.5)).isEqualTo(5);
        assertThat(value("neutrophils-absolute", "leukocytes", 2, "segmented", 40, "band", 10))
                .isEqualTo(1);
        assertThat(value("leukocytes-corrected", "leukocytes", 12, "nucleated", 20))
                .isEqualTo(10);
    }

    @Test
    void theErythrocyteIndicesFollowWintrobe() {
        assertThat(value("mcv", "hematocrit", 45, "erythrocytes", 5)).isEqualTo(90);
        assertThat(value("mch", "hemoglobin", 15, "erythrocytes", 5)).isEqualTo(30);
        assertThat(value("mchc", "hemoglobin", 15, "hematocrit", 45)).isCloseTo(33.33, within(0.01));
    }

    @Test
    void transferrinSaturationIsIronPerCapacity() {
        assertThat(value("transferrin-saturation", "iron", 90, "capacity", 300)).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"6, 126", "7, 154", "8, 183", "9, 212", "10, 240"})
    void averageGlucoseIsTheAdagTable(double hba1c, double expected) {
        assertThat(value("average-glucose", "hba1c", hba1c)).isCloseTo(expected, within(0.6));
    }

    @ParameterizedTest
    @CsvSource({"6.0, 42", "6.5, 48", "7.0, 53", "8.0, 64"})
    void hba1cIsConvertedByTheMasterEquation(double ngsp, double ifcc) {
        assertThat(value("hba1c-ifcc", "hba1c", ngsp)).isCloseTo(ifcc, within(0.5));
    }

    @Test
    void creatinineClearanceByCockcroftAndGault() {
        Map<String, Double> numbers = Map.of("creatinine", 1.0, "weight", 72.0);
        Formula formula = Formulas.named("cockcroft-gault").orElseThrow();
        assertThat(number(formula.apply(new Inputs(numbers, 40, Sex.MALE)))).isCloseTo(100, within(1e-9));
        assertThat(number(formula.apply(new Inputs(numbers, 40, Sex.FEMALE)))).isCloseTo(85, within(1e-9));
    }

    @Test
    void clearanceIsMeasuredFromTheCollectedUrine() {
        assertThat(value("creatinine-clearance", "urine", 100, "volume", 1440, "serum", 1, "minutes", 1440))
                .isEqualTo(100);
    }

    @Test
    void sodiumExcretedOfWhatWasFiltered() {
        assertThat(value(
                        "fractional-excretion",
                        "urine",
                        20,
                        "serum",
                        140,
                        "urineCreatinine",
                        100,
                        "serumCreatinine",
                        2))
                .isCloseTo(0.2857, within(0.0001));
    }

    @Test
    void albuminPerCreatinineInMilligramsPerGram() {
        assertThat(value("albumin-creatinine-ratio", "protein", 30, "creatinine", 100))
                .isEqualTo(30);
    }

    @Test
    void bicarbonateFollowsHendersonAndHasselbalch() {
        assertThat(value("bicarbonate", "ph", 7.4, "pco2", 40)).isCloseTo(24.2, within(0.05));
        assertThat(value("base-excess", "ph", 7.4, "pco2", 40)).isCloseTo(-0.6, within(0.05));
    }

    @Test
    void theOxygenDifferenceInRoomAirAtSeaLevel() {
        assertThat(value("alveolar-arterial-gradient", "po2", 90, "pco2", 40, "oxygen", 21, "barometer", 760))
                .isCloseTo(9.73, within(0.01));
        assertThat(apply("oxygenation-index", null, Sex.UNKNOWN, "po2", 80, "oxygen", 0.4))
                .isInstanceOf(Outcome.NotComputable.class);
    }

    @Test
    void insulinResistanceAndFibrosisScores() {
        assertThat(value("homa-ir", "glucose", 81, "insulin", 10)).isCloseTo(2, within(1e-9));
        assertThat(number(apply("fib-4", 50, Sex.MALE, "ast", 40, "alt", 64, "platelets", 100)))
                .isCloseTo(2.5, within(1e-9));
        assertThat(value("apri", "ast", 80, "limit", 40, "platelets", 100)).isEqualTo(2);
    }

    @Test
    void nothingIsDividedByZero() {
        assertThat(apply("mcv", null, Sex.UNKNOWN, "hematocrit", 45, "erythrocytes", 0))
                .isInstanceOf(Outcome.NotComputable.class);
    }

    @Test
    void everyFormulaNamesItsSourceAndUnits() {
        assertThat(Formulas.all()).hasSizeGreaterThan(45).allSatisfy(formula -> {
            assertThat(formula.source()).isNotBlank();
            assertThat(formula.inputs()).isNotEmpty();
            assertThat(org.undercroft.lab.catalog.Units.problem(formula.unit()))
                    .as(formula.name())
                    .isEmpty();
            assertThat(formula.inputs())
                    .allMatch(input -> org.undercroft.lab.catalog.Units.problem(input.unit())
                            .isEmpty());
        });
    }

    private static Outcome lipid(String formula, double cholesterol, double hdl, double triglycerides) {
        return apply(
                formula, null, Sex.UNKNOWN, "cholesterol", cholesterol, "hdl", hdl, "triglycerides", triglycerides);
    }

    private static double value(String formula, Object... namesAndNumbers) {
        return number(apply(formula, null, Sex.UNKNOWN, namesAndNumbers));
    }

    private static Outcome apply(String formula, @Nullable Integer age, Sex sex, Object... namesAndNumbers) {
        Map<String, Double> numbers = new HashMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            numbers.put((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).doubleValue());
        }
        return Formulas.named(formula).orElseThrow().apply(new Inputs(numbers, age, sex));
    }

    private static double number(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Computed.class);
        return ((Outcome.Computed) outcome).number();
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }
}
