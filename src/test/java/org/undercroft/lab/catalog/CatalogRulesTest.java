package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.catalog.TableReading.Entry;

/** What the catalog refuses, told row by row. */
class CatalogRulesTest {

    private static final Catalog SMALL = small();

    private static Catalog small() {
        Catalog empty =
                new Catalog(1, List.of(), List.of(), List.of(new SpecimenType("SER", "Serum", "Gold")), List.of());
        return taken(empty, CatalogTable.TESTS, """
            code,name,unit,decimals,specimen,section,molar_mass,formula,inputs
            NA,Sodium,mmol/L,0,SER,Chemistry,,,
            CL,Chloride,mmol/L,0,SER,Chemistry,,,
            CO2,Carbon dioxide,mmol/L,0,SER,Chemistry,,,
            NOTE,Words,,,SER,Chemistry,,,
            """);
    }

    @Test
    void anUnknownUnitIsNamed() {
        assertThat(fault("X,Test,mgs/dl,1,SER,Chemistry,,")).contains("'mgs/dl' is no UCUM unit");
    }

    @Test
    void numbersNeedDecimalsAndWordsHaveNone() {
        assertThat(fault(CatalogTable.TESTS, "code,name,kind,decimals,specimen,section\nX,Test,NUMERIC,,SER,Chemistry"))
                .contains("decimals");
        assertThat(fault(CatalogTable.TESTS, "code,name,kind,decimals,specimen,section\nX,Test,TEXT,2,SER,Chemistry"))
                .contains("Only numbers");
    }

    @Test
    void aFormulaThatNeedsItselfIsRefusedWithTheWay() {
        String table = """
            code,name,unit,decimals,specimen,section,formula,inputs
            A,First,mmol/L,0,SER,Chemistry,anion-gap,sodium=B; chloride=CL; bicarbonate=CO2
            B,Second,mmol/L,0,SER,Chemistry,anion-gap,sodium=A; chloride=CL; bicarbonate=CO2
            """;
        assertThat(TableReading.of(CatalogTable.TESTS, table, SMALL))
                .extracting(Entry::fault)
                .anySatisfy(fault -> assertThat(fault).contains("needs itself: A from B from A"));
    }

    @Test
    void aFormulaNeedsItsInputsInUnitsItCanUse() {
        assertThat(fault("X,Gap,mmol/L,0,SER,Chemistry,anion-gap,sodium=NA; chloride=CL"))
                .contains("needs 'bicarbonate'");
        assertThat(fault("X,Gap,mmol/L,0,SER,Chemistry,anion-gap,sodium=NA; chloride=CL; bicarbonate=NOTE"))
                .contains("no numbers");
        assertThat(fault("X,Gap,mg/dL,0,SER,Chemistry,anion-gap,sodium=NA; chloride=CL; bicarbonate=CO2"))
                .contains("can't be converted");
        assertThat(fault("X,Gap,mmol/L,0,SER,Chemistry,no-such,sodium=NA")).contains("no formula 'no-such'");
    }

    @Test
    void overlappingRangesAreRefusedForTheirTestAlone() {
        List<Entry> entries = TableReading.of(CatalogTable.RANGES, """
            test,sex,age_from,age_to,low,high
            NA,A,,18y,135,145
            NA,A,17y,,136,146
            CL,F,,,98,107
            CL,M,,,98,108
            """, SMALL);
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().fault()).contains("overlaps range 1");
        assertThat(entries.getFirst().lines()).containsExactly(2, 3);
        assertThat(entries.getLast().fault()).isNull();
    }

    @Test
    void rangesOfTheTrimestersDoNotOverlapTheGeneralOne() {
        assertThat(fault(CatalogTable.RANGES, """
            test,sex,age_from,age_to,pregnancy,low,high
            NA,F,18y,,,136,146
            NA,F,18y,,TRIMESTER_1,133,148
            NA,F,18y,,TRIMESTER_2,129,148
            """)).isEmpty();
    }

    @Test
    void limitsTheWrongWayRoundAreRefused() {
        assertThat(fault(CatalogTable.RANGES, "test,low,high,critical_low,critical_high\nNA,146,136,,"))
                .contains("wrong way round");
        assertThat(fault(CatalogTable.RANGES, "test,low,high,critical_low,critical_high\nNA,136,146,140,"))
                .contains("lower limits");
    }

    @Test
    void aCellThatCannotBeReadIsNamedWithItsColumn() {
        assertThat(fault(CatalogTable.RANGES, "test,low\nNA,abc")).contains("'abc' in the column low");
        assertThat(fault(CatalogTable.RANGES, "test,valid_from\nNA,1.1.2026")).contains("valid_from");
        assertThat(fault(CatalogTable.TESTS, "code,name\nNA,Sodium,more")).contains("3 cells");
    }

    @Test
    void aTwiceNamedCodeIsTakenOnce() {
        List<Entry> entries = TableReading.of(CatalogTable.TESTS, "code,name\nNA,Natrium\nNA,Sodium", SMALL);
        assertThat(entries).extracting(Entry::fault).first().isNull();
        assertThat(entries).extracting(Entry::fault).last().asString().contains("line 2 too");
    }

    @Test
    void whatBuildsOnARefusedRowIsRefusedWithIt() {
        String table = """
            code,name,unit,decimals,specimen,section,formula,inputs
            A,First,nonsense,0,SER,Chemistry,,
            B,Second,mmol/L,0,SER,Chemistry,anion-gap,sodium=A; chloride=CL; bicarbonate=CO2
            """;
        assertThat(TableReading.of(CatalogTable.TESTS, table, SMALL))
                .extracting(Entry::fault)
                .doesNotContainNull();
    }

    @Test
    void columnsThatAreLeftOutKeepWhatStands() {
        Entry entry = TableReading.of(CatalogTable.TESTS, "code,method\nNA,Electrode", SMALL)
                .getFirst();
        assertThat(entry.part()).isInstanceOfSatisfying(LabTest.class, test -> {
            assertThat(test.name()).isEqualTo("Sodium");
            assertThat(test.service().method()).isEqualTo("Electrode");
        });
    }

    @Test
    void aWrongLoincCheckDigitIsRefused() {
        assertThat(Loinc.isRight("2345-7")).isTrue();
        assertThat(Loinc.isRight("2345-8")).isFalse();
        assertThat(fault(CatalogTable.TESTS, "code,loinc\nNA,2951-3")).contains("check digit");
    }

    @Test
    void aReflexNeedsANumberToCompareWith() {
        assertThat(fault(
                        CatalogTable.REFLEX_RULES, "code,test,condition,value,adds,reason\nR,NA,ABOVE,high,CL,Because"))
                .contains("'high' is no number");
    }

    @Test
    void theReferenceChangeValueIsThePublishedOne() {
        assertThat(DeltaLimit.referenceChange(2.2, 4.5)).isCloseTo(13.88, Offset.offset(0.005));
        assertThat(DeltaLimit.referenceChange(0.6, 0.5)).isCloseTo(2.16, Offset.offset(0.005));
    }

    private static String fault(String row) {
        return fault(CatalogTable.TESTS, "code,name,unit,decimals,specimen,section,formula,inputs\n" + row);
    }

    private static String fault(CatalogTable table, String text) {
        String fault = TableReading.of(table, text, SMALL).getFirst().fault();
        return fault == null ? "" : fault;
    }

    private static Catalog taken(Catalog catalog, CatalogTable table, String text) {
        CatalogDraft draft = new CatalogDraft(catalog);
        TableReading.of(table, text, catalog).forEach(entry -> {
            assertThat(entry.fault()).isNull();
            draft.put(entry.part());
        });
        return draft.catalog();
    }
}
