package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;

/** The analyzers' pages in a real browser: wide and narrow, light and dark, without barriers, by keyboard. */
@UndercroftTest
@Import(Laboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyzersInBrowserTest {

    private static final String CAPTURE = "{\"text\": \"H|\\\\^&|||COUNTER^1\\nP|1\\nO|1|S1||^^^WBC\\n"
            + "R|1|^^^WBC^1|8.13|10*3/uL||N||F\\nC|1|I|PLATELET AGGREGATS|I\\nL|1|N\\n\"}";

    private final Laboratory laboratory;
    private Browser browser;
    private long analyzer;

    @LocalServerPort
    private int port;

    AnalyzersInBrowserTest(@Autowired Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    @BeforeAll
    void prepare() {
        LabDesk desk = new LabDesk(port, "lab");
        analyzer = laboratory
                .analyzer("COUNTER" + UUID.randomUUID().toString().substring(0, 6), "WBC", "WBC", "GLU", "GLU")
                .value();
        String here = "/api/analyzers/" + analyzer;
        desk.api("POST", here + "/workbench/message", CAPTURE);
        desk.api("POST", here + "/reagents", "{\"name\": \"Lyse\", \"lot\": \"L1\", \"expires\": \"2020-01-31\"}");
        desk.api("POST", here + "/calibrations", "{\"lot\": \"C1\", \"due\": \"2020-01-31\", \"passed\": true}");
        desk.api("POST", here + "/maintenance", "{\"name\": \"Clean the probe\", \"often\": \"WEEKLY\"}");
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
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("analyzers", "/lab/analyzers");
        pages.put("analyzer", "/lab/analyzers/" + analyzer);
        pages.put("workbench", "/lab/analyzers/" + analyzer + "/workbench?code=WBC");
        pages.put("work-steps", "/lab/work-steps");
        pages.put("file-drops", "/lab/file-drops");
        pages.put("upkeep", "/lab/upkeep");
        pages.put("upkeep-analyzer", "/lab/upkeep/" + analyzer);
        assertThat(pages.entrySet().stream()
                        .flatMap(page ->
                                browser.faultsAtAGlance("analyzers-" + page.getKey(), page.getValue()).stream()))
                .isEmpty();
    }

    @Test
    void aCodeOfTheTriedMessageIsOpenedByKeysAndItsMeaningDrafted() {
        browser.go("/lab/analyzers/" + analyzer + "/workbench");
        browser.press("j");
        browser.press(Keys.ENTER);
        browser.await(() -> browser.count("#code[value='WBC']") == 1, "the code in the form");
        browser.fill("#loinc", "6690-2");
        browser.click("#map button");
        browser.await(() -> browser.textOf("main").contains("LOINC 6690-2"), "the difference");
        assertThat(browser.textOf("main")).contains("Publish");
    }
}
