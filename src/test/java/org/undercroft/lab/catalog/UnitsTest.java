package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private static final BigDecimal GLUCOSE = new BigDecimal("180.156");
    private static final BigDecimal CREATININE = new BigDecimal("113.12");

    @Test
    void unitsOfTheLaboratoryAreUcum() {
        assertThat(Units.problem("10*3/uL")).isEmpty();
        assertThat(Units.problem("mL/min/{1.73_m2}")).isEmpty();
        assertThat(Units.problem("")).isEmpty();
    }

    @Test
    void whatIsNoUnitIsSaidSo() {
        assertThat(Units.problem("mgs/dl"))
                .hasValueSatisfying(words -> assertThat(words).contains("mgs/dl"));
        assertThat(Units.problem("K/mcL")).isPresent();
    }

    @Test
    void millimolesOfGlucoseBecomeMilligramsByTheMolarMass() {
        assertThat(factor("mmol/L", "mg/dL", GLUCOSE)).isEqualByComparingTo("18.0156");
        assertThat(factor("mg/dL", "mmol/L", GLUCOSE)).isCloseTo(new BigDecimal("0.0555074"), within("0.0000001"));
    }

    @Test
    void micromolesOfCreatinineBecomeMilligrams() {
        assertThat(factor("umol/L", "mg/dL", CREATININE)).isEqualByComparingTo("0.011312");
    }

    @Test
    void massesAndCountsAreScaled() {
        assertThat(factor("g/L", "g/dL", null)).isEqualByComparingTo("0.1");
        assertThat(factor("10*9/L", "10*3/uL", null)).isEqualByComparingTo("1");
        assertThat(factor("L/L", "%", null)).isEqualByComparingTo("100");
        assertThat(factor("kPa", "mm[Hg]", null)).isCloseTo(new BigDecimal("7.50064"), within("0.00001"));
    }

    @Test
    void enzymeUnitsBecomeKatal() {
        assertThat(factor("ukat/L", "U/L", null)).isCloseTo(new BigDecimal(60), within("0.000001"));
    }

    @Test
    void withoutItsMolarMassNothingBecomesMoles() {
        assertThat(Units.factor("mg/dL", "mmol/L", null)).isEmpty();
    }

    @Test
    void whatUcumCountsAsEqualAndMedicineDoesNotStaysApart() {
        assertThat(Units.factor("mmol/L", "meq/L", null)).isEmpty();
        assertThat(Units.factor("[IU]/L", "U/L", null)).isEmpty();
        assertThat(Units.factor("mmol/L", "10*3/uL", null)).isEmpty();
        assertThat(Units.factor("ng/mL{FEU}", "ng/mL{DDU}", null)).isEmpty();
        assertThat(Units.factor("[IU]/L", "mg/dL", GLUCOSE)).isEmpty();
    }

    @Test
    void theSpellingOfInstrumentsIsUnderstood() {
        assertThat(Units.ucum("x10^3/µl")).isEqualTo("10*3/ul");
        assertThat(Units.ucum("10e9/L")).isEqualTo("10*9/L");
        assertThat(Units.ucum("mIU/L")).isEqualTo("m[IU]/L");
        assertThat(Units.ucum("mmHg")).isEqualTo("mm[Hg]");
    }

    private static BigDecimal factor(String from, String to, @Nullable BigDecimal molarMass) {
        return Units.factor(from, to, molarMass).orElseThrow();
    }

    private static org.assertj.core.data.Offset<BigDecimal> within(String offset) {
        return org.assertj.core.api.Assertions.within(new BigDecimal(offset));
    }
}
