package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;

/** The catalog's pages in a real browser: wide and narrow, light and dark, without barriers, by keyboard. */
@UndercroftTest
@Import(Laboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogInBrowserTest {

    private static final Map<String, String> PAGES = Map.of(
            "tests", "/lab/catalog?section=Chemistry",
            "test", "/lab/catalog/HGB",
            "panels", "/lab/catalog/parts/panels",
            "panel", "/lab/catalog/parts/panels/edit/BMP",
            "reflex-rules", "/lab/catalog/parts/reflex-rules",
            "history", "/lab/catalog/history/TEST/HGB",
            "import", "/lab/catalog/import",
            "formulas", "/lab/catalog/formulas");

    private Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    void openBrowser() {
        browser = Browser.open(port);
        browser.signIn("lab");
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsWithoutBarriersWideAndNarrow() {
        SoftAssertions found = new SoftAssertions();
        PAGES.forEach((name, path) -> found.assertThat(browser.faultsAtAGlance("catalog-" + name, path))
                .isEmpty());
        found.assertAll();
    }

    @Test
    void aTestIsOpenedByKeysAndWhatIsRefusedStaysInTheForm() {
        browser.go("/lab/catalog?code=GLUB");
        browser.press("j");
        browser.press(Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains("Glucose in blood"), "the test's page");
        browser.fill("#unit", "mgs/dl");
        browser.click("form[action='/lab/catalog/GLUB'] button[type=submit]");
        browser.await(() -> browser.textOf(".notice").contains("no UCUM unit"), "to be refused");
        assertThat(browser.driver()
                        .findElement(org.openqa.selenium.By.id("unit"))
                        .getDomProperty("value"))
                .isEqualTo("mgs/dl");
    }
}
