package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;

/** The pages of quality control in a real browser, with a month of controls on them. */
@UndercroftTest
@Import(Laboratory.class)
class QualityPagesInBrowserTest {

    private final Laboratory laboratory;
    private final ControlTargets controls;
    private final int port;
    private final String analyzer = "IT" + UUID.randomUUID().toString().substring(0, 6);

    QualityPagesInBrowserTest(
            @Autowired Laboratory laboratory, @Autowired ControlTargets controls, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.controls = controls;
        this.port = port;
    }

    @Test
    void noPageOfQualityControlHasABarrierOrScrollsSideways() {
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K");
        aMonth(id);
        long failure = Long.parseLong(laboratory.text(
                "select max(control_result)::text from lab.control_failure where analyzer = ?", id.value()));
        List<String> faults = new ArrayList<>();
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            for (String page : List.of(
                    "",
                    "/chart?analyzer=" + id.value() + "&test=K",
                    "/enter?analyzer=" + id.value(),
                    "/failures",
                    "/failures/" + failure,
                    "/lots",
                    "/rules",
                    "/sigma",
                    "/patients?analyzer=" + id.value() + "&test=K&statistic=MEAN&size=20",
                    "/proficiency",
                    "/peers")) {
                String name = "qc-lab-quality" + page.replaceAll("[^A-Za-z]+", "-");
                faults.addAll(browser.faultsAtAGlance(name, "/lab/quality" + page));
            }
        }
        assertThat(faults).isEmpty();
    }

    private void aMonth(AnalyzerId id) {
        String first = target(id, "1", "A1", "3.5");
        String second = target(id, "2", "B1", "6.0");
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 40; run++) {
            if (run == 22) {
                first = target(id, "1", "A2", "3.6");
                laboratory.inTransaction(() -> laboratory.change("""
                    insert into lab.control_event (analyzer, test, kind, words, restarts, at, entered_by)
                    values (?, 'K', 'CALIBRATION', 'two points', true, now(), 'test')
                    """, id.value()));
            }
            double wild = run == 38 ? 4 : 0;
            measure(first, (run < 22 ? 3.5 : 3.6) + 0.1 * (random.nextGaussian() * 0.9 + wild));
            measure(second, 6.0 + 0.1 * random.nextGaussian() * 0.9);
        }
        for (int i = 0; i < 120; i++) {
            measure("PAT" + UUID.randomUUID().toString().substring(0, 8), 4.2 + 0.3 * random.nextGaussian());
        }
    }

    private void measure(String specimen, double value) {
        laboratory.measure(analyzer, specimen, "K", String.format(java.util.Locale.ROOT, "%.2f", value), "mmol/L");
    }

    private String target(AnalyzerId id, String level, String lot, String mean) {
        String control = "QC" + UUID.randomUUID().toString().substring(0, 8);
        controls.set(
                new ControlTarget(
                        0,
                        id,
                        control,
                        "Assayed chemistry",
                        lot,
                        level,
                        "K",
                        new BigDecimal(mean),
                        new BigDecimal("0.1"),
                        "mmol/L"),
                "test");
        return control;
    }
}
