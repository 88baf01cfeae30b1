package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import org.undercroft.lab.microscope.cell.SyntheticFilm;

/** The viewer in a real browser, by keyboard alone. */
@UndercroftTest
@Import(Laboratory.class)
class MicroscopeViewerTest {

    private static final String RED = "tr[data-kind='RED'] [data-person]";
    private static final String MACHINE = "tr[data-kind='RED'] [data-machine]";

    private final int port;
    private final MicroscopeDesk desk;
    private Browser browser;

    MicroscopeViewerTest(@LocalServerPort int port) {
        this.port = port;
        this.desk = new MicroscopeDesk(port, "lab");
    }

    @BeforeEach
    void openBrowser() {
        browser = Browser.open(port);
        browser.signIn("lab");
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void cellsAreCountedAddedAndTakenAwayByKeyboard() {
        open(701);
        browser.press("c");
        browser.await(() -> number(MACHINE) > 5, "the machine's count");
        int machine = number(MACHINE);

        browser.press("r");
        browser.await(() -> number(RED) == machine + 1, "a red cell more");
        browser.press("x");
        browser.await(() -> number(RED) == machine, "a red cell less");
        browser.press("u");
        browser.await(() -> number(RED) == machine + 1, "the cell to be back");

        browser.press("j");
        browser.await(() -> browser.count(".mark-chosen") == 1, "a chosen mark");
        browser.press("y");
        browser.await(
                () -> browser.textOf("tr[data-kind='LYMPHOCYTE'] [data-person]").equals("1"), "a lymphocyte");
        assertThat(number(MACHINE)).isEqualTo(machine);
        assertThat(browser.textOf("#slide-history"))
                .contains("Named Lymphocytes, before")
                .contains("undone");
    }

    @Test
    void aLengthIsMeasuredByKeyboard() {
        open(702);
        browser.press("l");
        String before = browser.textOf("#slide-place");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        browser.await(() -> !browser.textOf("#slide-place").equals(before), "the slide to move");
        browser.await(() -> !browser.textOf("#slide-place").contains("line of 0 "), "a length");
        browser.press("l");
        browser.await(() -> browser.textOf("#slide-notes").contains("Line"), "the line among the notes");
        assertThat(browser.textOf("#slide-notes")).contains("pixels").contains("lab");
        assertThat(browser.count(".slide-marks line")).isEqualTo(1);
    }

    @Test
    void noPageOfTheMicroscopeHasABarrierOrScrollsSideways() {
        open(703);
        String slide = browser.driver().getCurrentUrl().replaceAll(".*(/lab/slides/\\d+).*", "$1");
        browser.press("c");
        browser.await(() -> number(MACHINE) > 5, "the machine's count");
        for (String path : new String[] {slide, "/lab/slides", "/lab/objectives"}) {
            browser.go(path);
            if (path.equals(slide)) {
                browser.await(() -> number(MACHINE) > 5, "the marks");
            }
            String name = path.replaceAll("^/lab/|/\\d+$", "") + (path.equals(slide) ? "-viewer" : "");
            assertThat(browser.faults(name)).isEmpty();
        }
    }

    private void open(long seed) {
        byte[] file = MicroscopeDesk.encoded(SyntheticFilm.drawn(seed).image(), "png");
        long id = desk.brought(file, "film-" + seed + ".png", Map.of());
        browser.go("/lab/slides/" + id);
        browser.await(() -> browser.count("#slide-view canvas") > 0, "the viewer");
        browser.await(
                () -> Boolean.TRUE.equals(browser.driver()
                        .executeScript("return window.slideDesk?.sheet !== null && window.slideDesk !== undefined")),
                "the marks to be loaded");
        browser.driver().executeScript("document.getElementById('slide-view').focus()");
    }

    private int number(String selector) {
        String text = browser.textOf(selector);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
