package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tables in {@code lab/catalog}, judged by the rules every change is judged by. */
class StarterCatalogTest {

    private static final Catalog STARTER = StarterTables.catalog();

    @Test
    void itHoldsAtLeast250TestsAnd25Panels() {
        assertThat(STARTER.tests()).hasSizeGreaterThanOrEqualTo(250);
        assertThat(STARTER.panels()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void everyUnitIsUcum() {
        assertThat(STARTER.tests())
                .allSatisfy(test ->
                        assertThat(Units.problem(test.unit())).as(test.code()).isEmpty());
    }

    @Test
    void everyLoincCodeHasItsCheckDigit() {
        assertThat(STARTER.tests().stream().map(LabTest::loinc).filter(code -> !code.isEmpty()))
                .hasSizeGreaterThan(200)
                .allMatch(Loinc::isRight);
        assertThat(STARTER.panels().stream().map(Panel::loinc).filter(code -> !code.isEmpty()))
                .allMatch(Loinc::isRight);
    }

    @Test
    void noTwoTestsHaveTheSameLoincCode() {
        assertThat(STARTER.tests().stream().map(LabTest::loinc).filter(code -> !code.isEmpty()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFormulaFindsItsInputs() {
        assertThat(STARTER.tests().stream().filter(test -> test.form().kind() == ValueKind.CALCULATED))
                .hasSizeGreaterThan(30)
                .allSatisfy(test -> assertThat(CatalogRules.problems(test, STARTER))
                        .as(test.code())
                        .isEmpty());
    }

    @Test
    void everyPanelNamesTestsInUse() {
        assertThat(STARTER.panels())
                .allSatisfy(panel -> assertThat(panel.tests())
                        .as(panel.code())
                        .allMatch(
                                code -> STARTER.test(code).map(LabTest::active).orElse(false)));
    }

    @Test
    void everyRangeSaysThatItIsAnExample() {
        assertThat(STARTER.tests().stream().flatMap(test -> test.ranges().stream()))
                .hasSizeGreaterThan(250)
                .allMatch(range -> range.note().equals("house example, verify locally"));
    }

    @Test
    void noReflexRuleActsBeforeALaboratorySwitchesItOn() {
        assertThat(STARTER.reflexRules()).isNotEmpty().noneMatch(ReflexRule::active);
    }

    @Test
    void whatIsExportedIsReadBackTheSame() throws java.io.IOException {
        for (CatalogTable table : CatalogTable.values()) {
            StringBuilder text = new StringBuilder();
            var csv = new org.undercroft.platform.page.Csv(text).row(table.columns());
            for (var row : CatalogExport.rows(table, STARTER)) {
                csv.row(row);
            }
            var present = new CatalogDraft(STARTER).present(table);
            assertThat(TableReading.of(table, text.toString(), STARTER))
                    .as(table.label())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.part()).isEqualTo(present.get(entry.code())));
        }
    }
}
