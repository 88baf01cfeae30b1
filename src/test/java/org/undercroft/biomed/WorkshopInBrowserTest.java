package org.undercroft.biomed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;

/** The workshop's pages in a real browser: wide and narrow, light and dark, without barriers, by keyboard. */
@UndercroftTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkshopInBrowserTest {

    private Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    void openBrowser() {
        browser = Browser.open(port);
        browser.signIn("biomed");
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsWithoutBarriersWideAndNarrowInLightAndDark() {
        String number = faultOn("CT-1", "Gantry hums");
        WorkshopApi.as("biomed", port).post("/api/work-orders/" + number + "/start", Map.of());
        Map<String, String> pages = Map.of(
                "work-orders", "/biomed/work-orders",
                "work-order", "/biomed/work-orders/" + number,
                "report-fault", "/biomed/report-fault?equipment=CT-1",
                "equipment-list", "/biomed/equipment",
                "equipment", "/biomed/equipment/CT-1",
                "equipment-form", "/biomed/equipment/CT-1/edit",
                "equipment-import", "/biomed/equipment-import");
        SoftAssertions found = new SoftAssertions();
        pages.forEach((name, path) ->
                found.assertThat(browser.faults("biomed-" + name, path)).isEmpty());
        found.assertAll();
    }

    @Test
    void aWorkOrderIsOpenedAndStartedByKeysAlone() {
        faultOn("KEY-1", "Cable worn");
        browser.go("/biomed/work-orders?equipment=KEY-1");
        browser.press(Keys.ESCAPE);
        browser.press("j");
        browser.press(Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains("Cable worn"), "the work order's page");
        browser.press("s");
        browser.await(() -> browser.textOf(".history").contains("Work began"), "the work to begin");
        assertThat(browser.textOf("main")).contains("Close the work order");
    }

    private String faultOn(String tag, String title) {
        return WorkshopApi.as("biomed", port)
                .post("/api/work-orders", Map.of("equipment", tag, "title", title, "priority", "URGENT"))
                .get("number")
                .asString();
    }
}
