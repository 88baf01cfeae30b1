package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.lab.KeyboardBench.name;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
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
import org.undercroft.browser.Keystrokes;
import tools.jackson.databind.json.JsonMapper;

/** How keys behave on every page, and that the pages made for the keyboard have no barriers. */
@UndercroftTest
@Import(Laboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardPagesInBrowserTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private Browser browser;
    private KeyboardBench bench;

    KeyboardPagesInBrowserTest(
            @Autowired Laboratory laboratory, @Autowired JsonMapper json, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
    }

    @BeforeAll
    void openBrowser() {
        browser = Browser.open(port);
        browser.signIn("lab");
        Keystrokes keys = new Keystrokes(browser, "/lab", List.of());
        bench = new KeyboardBench(keys, browser, laboratory, new LabDesk(port, "lab"), json);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theListOfPagesIsNarrowedByPartOfAName() {
        browser.go("/lab/quality");
        browser.await(browser::takesKeys, "the page to take keys");
        browser.press("g");
        browser.await(() -> browser.count("dialog#go[open]") > 0, "the list of pages");
        browser.press("/");
        browser.press("antib", Keys.ENTER);
        browser.await(() -> browser.path().equals("/lab/microbiology/antibiogram"), "the antibiogram");
    }

    @Test
    void theListOfPagesOpensFromTheScanBoxToo() {
        browser.go("/lab/receipt");
        browser.await(browser::takesKeys, "the page to take keys");
        browser.chord(Keys.CONTROL, "k");
        browser.await(() -> browser.count("dialog#go[open]") > 0, "the list of pages");
        browser.press("h");
        browser.await(() -> browser.path().equals("/lab/held"), "the held results");
    }

    @Test
    void heldResultsAreVerifiedOneAfterTheOther() {
        String first = bench.measured("K", "7.1", "mmol/L");
        String second = bench.measured("K", "7.2", "mmol/L");
        browser.go("/lab/held?sort=since&direction=desc");
        browser.await(() -> browser.textOf("tr.chosen").contains(second), "the latest to be chosen");
        browser.press("r");
        browser.await(() -> browser.textOf("main .notice").contains("release done"), "it to be released");
        browser.await(() -> !browser.textOf("tr.chosen").isEmpty(), "the next to be chosen");
        assertThat(bench.latest(second)).isEqualTo("7.2 RELEASED");
        assertThat(bench.latest(first)).isEqualTo("7.1 HELD");
    }

    @Test
    void whatAScannerSendsComesIntoTheBoxAlsoWhileARowIsChosen() {
        String held = bench.measured("K", "7.1", "mmol/L");
        String other = bench.received("K");
        browser.go("/lab/specimens/" + held);
        browser.await(() -> browser.count("tr.chosen") > 0, "the row to be chosen");
        browser.press(other, Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains(other), "the page of the other tube");
        assertThat(bench.latest(held)).isEqualTo("7.1 HELD");
    }

    @Test
    void noPageMadeForTheKeyboardHasABarrier() {
        Map<String, String> pages = pages();
        SoftAssertions found = new SoftAssertions();
        pages.forEach((page, path) ->
                found.assertThat(browser.faultsAtAGlance("keys-" + page, path)).isEmpty());
        browser.go("/lab");
        browser.await(browser::takesKeys, "the page to take keys");
        browser.chord(Keys.CONTROL, "k");
        found.assertThat(browser.faults("keys-go")).isEmpty();
        found.assertAll();
    }

    private Map<String, String> pages() {
        String record = name("P");
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K", "NA", "NA");
        String tube = laboratory
                .order(record, name("O"), "19800101", "F", "K", "NA", "GLU")
                .getFirst();
        bench.desk().api("POST", "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        laboratory.measure(analyzer, tube, "K", "7.1", "mmol/L");
        laboratory.measure(analyzer, tube, "NA", "140", "mmol/L");
        bench.desk()
                .api(
                        "POST",
                        "/api/analyzers/" + id.value() + "/reagents",
                        "{\"name\":\"Electrolytes\",\"lot\":\"L1\"}");
        String patient = laboratory.text("select patient from lab.specimen where accession = ?", tube);
        String call = laboratory.text("select id::text from lab.critical_call where accession = ?", tube);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("order-finder", "/lab/orders");
        pages.put("order", "/lab/orders/patients/" + patient);
        pages.put("specimen", "/lab/specimens/" + tube);
        pages.put("upkeep", "/lab/upkeep/" + id.value());
        pages.put("call", "/lab/critical/" + call);
        return pages;
    }
}
