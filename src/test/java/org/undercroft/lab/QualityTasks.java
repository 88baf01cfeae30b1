package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.lab.KeyboardBench.name;

import java.math.BigDecimal;
import org.openqa.selenium.Keys;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;

/** The everyday tasks that keep an analyzer trusted: controls and what is done about them, lots, calibrations. */
final class QualityTasks {

    private final KeyboardBench bench;
    private final Keystrokes keys;
    private final Browser browser;
    private final Laboratory laboratory;
    private final ControlTargets targets;

    QualityTasks(KeyboardBench bench, ControlTargets targets) {
        this.bench = bench;
        this.keys = bench.keys();
        this.browser = bench.browser();
        this.laboratory = bench.laboratory();
        this.targets = targets;
    }

    void enterControl() {
        String control = control(laboratory.analyzer(name("AN"), "K", "K"));
        keys.begin("control entry", "lab");
        keys.scan(control);
        browser.await(() -> browser.focusedField().startsWith("value-"), "the field of the control's value");
        keys.type("4.1");
        bench.press(Keys.ENTER, "K 4.1: ");
        keys.end();
        assertThat(laboratory.text("select value || ' ' || verdict from lab.control_result where control = ?", control))
                .isEqualTo("4.1 PASS");
    }

    void correct() {
        String analyzer = name("AN");
        String control = control(laboratory.analyzer(analyzer, "K", "K"));
        laboratory.measure(analyzer, control, "K", "9.9", "mmol/L");
        keys.begin("corrective action", "lab");
        keys.key(Keys.ESCAPE, () -> !browser.focusedField().equals("code"), "the scan box to be left");
        keys.page("q", "/lab/quality");
        keys.key("f", () -> browser.path().equals("/lab/quality/failures"), "the failures");
        keys.key(Keys.ENTER, () -> browser.textOf("h1").contains(analyzer), "the latest failure");
        keys.into("a", "kind");
        keys.type("s");
        keys.key(Keys.TAB, () -> browser.focusedField().equals("words"), "the field of the words");
        keys.type("lamp");
        keys.control(
                Keys.ENTER,
                () -> browser.textOf("main .notice").contains("Serviced: recorded."),
                "the action's record");
        keys.end();
        assertThat(laboratory.text("""
            select a.kind || ' ' || a.words from lab.corrective_action a
              join lab.control_result r on r.id = a.failure where r.control = ?
            """, control)).isEqualTo("SERVICED lamp");
    }

    void changeLot() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K");
        bench.desk()
                .api(
                        "POST",
                        "/api/analyzers/" + id.value() + "/reagents",
                        "{\"name\":\"Electrolytes\",\"lot\":\"L1\"}");
        keys.begin("lot change", "lab");
        openUpkeep(analyzer);
        keys.into("n", "lot");
        keys.type("L2");
        keys.key(Keys.TAB, () -> browser.focusedField().equals("expires"), "the field of the last day");
        keys.type("12312031");
        bench.press(Keys.ENTER, "Lot L2 is on the analyzer");
        keys.end();
        assertThat(laboratory.rows("""
            select lot || ' ' || coalesce(expires::text, '-') || ' ' || (retired_at is null) as lot
              from lab.loaded_reagent where analyzer = ? order by id
            """, id.value()))
                .extracting(row -> row.get("lot"))
                .containsExactly("L1 - false", "L2 2031-12-31 true");
    }

    void calibrate() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K");
        keys.begin("calibrate", "lab");
        openUpkeep(analyzer);
        keys.into("c", "lot");
        keys.type("CAL7");
        bench.press(Keys.ENTER, "The calibration holds.");
        keys.end();
        assertThat(laboratory.text("select lot || ' ' || passed from lab.calibration where analyzer = ?", id.value()))
                .isEqualTo("CAL7 true");
    }

    /** Scans the equipment tag on the analyzer. */
    private void openUpkeep(String analyzer) {
        keys.scan(analyzer + "-TAG");
        browser.await(() -> browser.textOf("h1").equals("Upkeep of " + analyzer), "the analyzer's upkeep");
    }

    private String control(AnalyzerId analyzer) {
        String control = name("QC");
        targets.set(
                new ControlTarget(
                        0,
                        analyzer,
                        control,
                        "Assayed chemistry",
                        "A1",
                        "1",
                        "K",
                        new BigDecimal("4.0"),
                        new BigDecimal("0.1"),
                        "mmol/L"),
                "test");
        return control;
    }
}
