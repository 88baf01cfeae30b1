package org.undercroft.lab.notifiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportableTableTest {

    private final ReportableTable starter = ReportableTable.read(ReportableTables.starterText());

    @Test
    void theStartersTableHasNoFaults() {
        assertThat(starter.faults()).isEmpty();
        assertThat(starter.lines()).hasSizeGreaterThan(30);
    }

    @Test
    void aValueIsReportableOnlyIfItIsTheOneTheTableNames() {
        assertThat(conditions("SARS2", "94500-6", "Detected", null)).containsExactly("COVID-19");
        assertThat(conditions("SARS2", "94500-6", "not detected", null)).isEmpty();
        assertThat(conditions("MALAR", "", "Plasmodium vivax", null)).containsExactly("Malaria");
        assertThat(conditions("GLU", "2345-7", "400", "400")).isEmpty();
    }

    @Test
    void aNumberIsReportableFromItsLimitOn() {
        assertThat(conditions("PB", "5671-3", "3.5", "3.5")).containsExactly("Lead in blood");
        assertThat(conditions("PB", "5671-3", "3.4", "3.4")).isEmpty();
        assertThat(conditions("PB", "5671-3", "clotted", null)).isEmpty();
    }

    @Test
    void anOrganismIsReportableWhateverItsSpecies() {
        assertThat(starter.organism("Salmonella sp."))
                .extracting(Reportable::condition)
                .containsExactly("Salmonellosis");
        assertThat(starter.organism("Escherichia coli")).isEmpty();
    }

    @Test
    void aTestWithoutOurCodeIsKnownByItsLoincCode() {
        ReportableTable table = ReportableTable.read(
                "condition,jurisdiction,hours,loinc,criterion\nMeasles,STATE,4,22501-1,is positive\n");
        assertThat(table.matching("MEAS", "22501-1", "positive", null)).hasSize(1);
        assertThat(table.matching("MEAS", "", "positive", null)).isEmpty();
    }

    @Test
    void aLineThatCantBeReadIsNamedWithItsNumberAndWhatIsWrong() {
        ReportableTable table = ReportableTable.read("""
            condition,jurisdiction,hours,test,criterion
            Measles,state,4,MEAS,is positive
            Measles,STATE,soon,MEAS,is positive
            Measles,STATE,4,MEAS,perhaps
            Measles,STATE,4,,is positive
            """);
        assertThat(table.faults())
                .hasSize(4)
                .satisfies(faults -> assertThat(faults.get(0)).startsWith("Line 2: a jurisdiction"))
                .satisfies(faults -> assertThat(faults.get(2)).startsWith("Line 4: a criterion"));
    }

    @Test
    void everyCriterionIsReadAsItIsWritten() {
        assertThat(Stream.of("any", "is a|b", "contains x y", ">= 3.5", "< 2", "organism Vibrio cholerae")
                        .map(text -> Criterion.read(text).orElseThrow().text()))
                .containsExactly("any", "is a|b", "contains x y", ">= 3.5", "< 2", "organism Vibrio cholerae");
        assertThat(Stream.of("", "is", "any thing", ">= much", "organism").map(Criterion::read))
                .allMatch(read -> read.isEmpty());
    }

    @Test
    void theSnomedCodesHaveTheirRightCheckDigit() {
        List<String> codes = Stream.concat(
                        starter.lines().stream().map(Reportable::resultCode),
                        ElectronicLabReport.SPECIMENS.values().stream())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        assertThat(codes).hasSizeGreaterThan(15).allMatch(ReportableTableTest::hasItsCheckDigit);
        assertThat(hasItsCheckDigit("260373002")).isFalse();
    }

    private List<String> conditions(String test, String loinc, String value, @Nullable String number) {
        return starter.matching(test, loinc, value, number == null ? null : new BigDecimal(number)).stream()
                .map(Reportable::condition)
                .toList();
    }

    /** Verhoeff's check, of which SNOMED CT's last digit is made: multiplication and powers in the dihedral group D5. */
    private static boolean hasItsCheckDigit(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(code.length() - 1 - i) - '0';
            for (int turn = 0; turn < i % 8; turn++) {
                digit = "1576283094".charAt(digit) - '0';
            }
            check = times(check, digit);
        }
        return check == 0;
    }

    private static int times(int left, int right) {
        if (left < 5) {
            return right < 5 ? (left + right) % 5 : (left + right - 5) % 5 + 5;
        }
        return right < 5 ? Math.floorMod(left - 5 - right, 5) + 5 : Math.floorMod(left - right, 5);
    }
}
