package org.undercroft.lab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Panel;
import org.undercroft.lab.order.AskedTests.Asked;

class AskedTestsTest {

    private static final Catalog CATALOG = new Catalog(
            1,
            List.of(
                    test("K", "Potassium", "2823-3"),
                    test("NA", "Sodium", "2951-2"),
                    test("GLU", "Glucose", ""),
                    test("GLU2", "Glucose, 2 hours", "")),
            List.of(new Panel("LYTES", "Electrolytes", "", List.of("NA", "K"))),
            List.of(),
            List.of());

    @Test
    void codesAreReadWithBlanksOrCommasInAnyCase() {
        assertThat(codes("k, na;LYTES")).containsExactly("K", "NA", "LYTES");
    }

    @Test
    void aLoincCodeAndAWholeNameMeanTheSame() {
        assertThat(AskedTests.read("2823-3", CATALOG).tests())
                .extracting(LabTest::code)
                .containsExactly("K");
        assertThat(codes("Potassium")).containsExactly("K");
    }

    @Test
    void aNameWithBlanksIsOneName() {
        assertThat(codes("glucose, 2 hours")).containsExactly("GLU2");
    }

    @Test
    void aWholeNameComesBeforeNamesThatHoldIt() {
        assertThat(codes("glucose")).containsExactly("GLU");
    }

    @Test
    void aPanelBringsItsTestsAndEachTestIsAskedOnce() {
        assertThat(AskedTests.read("K LYTES K", CATALOG).tests())
                .extracting(LabTest::code)
                .containsExactly("K", "NA");
    }

    @Test
    void whatCouldBeSeveralIsRefusedWithWhatItCouldBe() {
        assertThatThrownBy(() -> AskedTests.read("gluc", CATALOG))
                .hasMessageContaining("'gluc' could be GLU (Glucose), GLU2 (Glucose, 2 hours).");
    }

    @Test
    void everythingUnknownIsToldAtOnce() {
        assertThatThrownBy(() -> AskedTests.read("K XX YY", CATALOG))
                .hasMessageContaining("nothing called 'XX'")
                .hasMessageContaining("nothing called 'YY'");
    }

    @Test
    void nothingAskedIsRefused() {
        assertThatThrownBy(() -> AskedTests.read(" , ", CATALOG)).hasMessageContaining("Say which tests");
    }

    private static List<String> codes(String typed) {
        return AskedTests.read(typed, CATALOG).all().stream().map(Asked::code).toList();
    }

    private static LabTest test(String code, String name, String loinc) {
        return new LabTest(code, name, loinc, "mmol/L", 1, "SER", "CHEM", null, null, true, 1, List.of());
    }
}
