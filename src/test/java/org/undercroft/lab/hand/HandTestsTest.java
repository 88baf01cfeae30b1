package org.undercroft.lab.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.catalog.CatalogImport;
import org.undercroft.lab.catalog.CatalogImport.Outcome;
import org.undercroft.lab.catalog.CatalogPart;
import org.undercroft.lab.catalog.CatalogRepository;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.CurrentCatalog;

@UndercroftTest
class HandTestsTest {

    private static final String HEADINGS = "code,name,loinc,unit,decimals,specimen,section\n";

    private final CurrentCatalog catalogs;
    private final CatalogImport tables;
    private final CatalogRepository repository;
    private final TransactionTemplate transaction;

    HandTestsTest(
            @Autowired CurrentCatalog catalogs,
            @Autowired CatalogImport tables,
            @Autowired CatalogRepository repository,
            @Autowired PlatformTransactionManager transactions) {
        this.catalogs = catalogs;
        this.tables = tables;
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void everyTestByHandKeepsTheCatalogsRules() {
        assertThat(tables.take(CatalogTable.TESTS, HandTests.starter(), true, "test"))
                .hasSizeGreaterThan(20)
                .noneMatch(row -> row.outcome() == Outcome.REFUSED);
    }

    @Test
    void everyAbsoluteCountOfALeukocyteClassHasItsLoincCode() {
        assertThat(HandTests.starter().lines().filter(line -> line.contains(",10*3/uL,")))
                .hasSize(5)
                .allMatch(line -> line.split(",", -1)[2].matches("\\d+-\\d"));
    }

    @Test
    void aTestByHandEntersTheCatalogWithItsHistory() {
        enter(
                HEADINGS + "HANDA,Made up by hand,,%,1,EDTA,Hematology\nHANDB,Not asked for,,%,1,EDTA,Hematology",
                "HANDA");

        assertThat(catalogs.now().test("HANDA"))
                .hasValueSatisfying(test -> assertThat(test.decimals()).isEqualTo(1));
        assertThat(catalogs.now().test("HANDB")).isEmpty();
        assertThat(repository.versions(CatalogPart.TEST, "HANDA"))
                .singleElement()
                .extracting(CatalogRepository.Version::changedBy)
                .isEqualTo("lab");
    }

    @Test
    void aTestByHandThatBreaksARuleOfTheCatalogIsNotEntered() {
        String table = HEADINGS + "HANDC,Right,,%,1,EDTA,Hematology\nHANDD,Wrong,712-1,%,1,NOTUBE,Hematology";

        assertThatIllegalStateException()
                .isThrownBy(() -> enter(table, "HANDC", "HANDD"))
                .withMessageContaining("'712-1' is no LOINC code")
                .withMessageContaining("no specimen type 'NOTUBE'");
        assertThat(catalogs.now().test("HANDC")).isEmpty();
        assertThat(catalogs.now().test("HANDD")).isEmpty();
    }

    private void enter(String table, String... codes) {
        transaction.executeWithoutResult(_ -> new HandTests(catalogs, tables, table).enter(List.of(codes), "lab"));
    }
}
