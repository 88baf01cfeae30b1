package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.lab.KeyboardBench.name;

import org.openqa.selenium.Keys;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;

/** The everyday tasks with values: entered, judged by a person, put right, looked at over time. */
final class BenchTasks {

    private final KeyboardBench bench;
    private final Keystrokes keys;
    private final Browser browser;
    private final Laboratory laboratory;

    BenchTasks(KeyboardBench bench) {
        this.bench = bench;
        this.keys = bench.keys();
        this.browser = bench.browser();
        this.laboratory = bench.laboratory();
    }

    void enter() {
        String tube = bench.received("K");
        keys.begin("enter", "lab");
        bench.open(tube);
        keys.into("e", "value");
        keys.type("4.1");
        bench.press(Keys.ENTER, "K 4.1: 1 released.");
        keys.end();
        assertThat(bench.latest(tube)).isEqualTo("4.1 RELEASED");
        assertThat(laboratory.sentAbout(tube)).hasSize(1);
    }

    void dilute() {
        String tube = bench.measured("GLU", ">700", "mg/dL");
        keys.begin("dilute", "lab");
        bench.open(tube);
        keys.into("d", "factor");
        keys.type("5");
        keys.key(Keys.TAB, () -> browser.focusedField().equals("measured"), "the field of the measured value");
        keys.type("30");
        bench.press(Keys.ENTER, "Diluted: ");
        keys.end();
        assertThat(bench.latest(tube)).startsWith("150 ");
        assertThat(laboratory.rows("""
            select 1 from lab.dilution d join lab.result r on r.id = d.result
              join lab.specimen s on s.id = r.specimen where s.accession = ? and d.factor = 5
            """, tube)).hasSize(1);
    }

    void rerun() {
        String tube = bench.measured("K", "7.1", "mmol/L");
        keys.begin("rerun", "lab");
        bench.open(tube);
        bench.press("m", "repeat done");
        keys.end();
        assertThat(bench.latest(tube)).isEqualTo("7.1 REPEAT");
    }

    void verify() {
        String tube = bench.measured("K", "7.1", "mmol/L");
        keys.begin("verify", "lab");
        bench.open(tube);
        bench.press("r", "release done");
        keys.end();
        assertThat(bench.latest(tube)).isEqualTo("7.1 RELEASED");
        assertThat(laboratory.sentAbout(tube)).hasSize(1);
    }

    void hold() {
        String tube = bench.measured("K", "7.1", "mmol/L");
        keys.begin("hold", "lab");
        bench.open(tube);
        bench.press("h", "hold done");
        keys.end();
        assertThat(bench.latest(tube)).isEqualTo("7.1 HELD");
        assertThat(laboratory.results(tube).getFirst().get("reason_text"))
                .asString()
                .contains("BY_HAND: held at the tube");
    }

    void amend() {
        String tube = bench.measured("K", "4.2", "mmol/L");
        assertThat(bench.latest(tube)).isEqualTo("4.2 RELEASED");
        keys.begin("amend", "lab");
        bench.open(tube);
        keys.into("e", "value");
        keys.type("4.5");
        keys.key(Keys.TAB, () -> browser.focusedField().equals("reason"), "the field of the reason");
        keys.type("misread");
        bench.press(Keys.ENTER, "K is amended to 4.5");
        keys.end();
        assertThat(laboratory.results(tube))
                .extracting(row -> row.get("reported") + " " + row.get("state"))
                .containsExactly("4.2 CORRECTED", "4.5 RELEASED");
        assertThat(laboratory.sentAbout(tube).getLast())
                .contains("Corrected result. Reported before: 4.2 mmol/L. Reason: misread.");
        assertThat(browser.textOf(".former")).contains("4.2 mmol/L").contains("corrected");
    }

    void worklist() {
        String tube = bench.received("K");
        keys.begin("worklist", "lab");
        keys.key(Keys.ESCAPE, () -> !browser.focusedField().equals("code"), "the scan box to be left");
        keys.page("1", "/lab/benches/chemistry");
        keys.end();
        assertThat(browser.textOf("h1")).isEqualTo("Chemistry");
        assertThat(browser.textOf("#rows")).contains("Waiting");
        assertThat(bench.desk()
                        .api("GET", "/api/benches/chemistry?accession=" + tube, "")
                        .body())
                .contains(tube);
    }

    void trend() {
        String analyzer = name("AN");
        String record = name("P");
        laboratory.analyzer(analyzer, "K", "K");
        String tube = "";
        for (String value : new String[] {"4.0", "4.4", "4.8"}) {
            tube = laboratory.order(record, name("O"), "19800101", "F", "K").getFirst();
            laboratory.measure(analyzer, tube, "K", value, "mmol/L");
        }
        keys.begin("trend", "lab");
        bench.open(tube);
        keys.key(Keys.ENTER, () -> browser.textOf("h1").startsWith("Potassium of"), "the trend");
        keys.end();
        assertThat(browser.textOf("main table[data-rows]"))
                .contains("4.0")
                .contains("4.4")
                .contains("4.8");
        assertThat(browser.count("figure.chart svg")).isPositive();
    }
}
