package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;

/** The pages of what leaves the laboratory, and of the desk of whoever leads it, in a real browser. */
@UndercroftTest
@Import(Laboratory.class)
class ResultsOutInBrowserTest {

    private final Laboratory laboratory;
    private final int port;

    ResultsOutInBrowserTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.port = port;
    }

    @Test
    void theirPagesHaveNoBarriersWideAndNarrow() {
        String patient = patientWithResults("99", "104", "120", "131");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("patients", "/lab/patients");
        pages.put("cumulative", "/lab/patients/" + patient);
        pages.put("trend", "/lab/patients/" + patient + "/trend?test=GLU");
        pages.put("notifications", "/lab/notifiable");
        pages.put("conditions", "/lab/notifiable/conditions");
        pages.put("facility", "/lab/notifiable/facility");
        pages.put("turnaround", "/lab/desk");
        pages.put("workload", "/lab/desk/workload");
        pages.put("rejections", "/lab/desk/rejections");
        pages.put("reagents", "/lab/desk/reagents");
        pages.put("competency", "/lab/desk/competency");
        pages.put("procedures", "/lab/desk/procedures");
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            assertThat(pages.entrySet().stream()
                            .flatMap(page -> browser.faultsAtAGlance("out-" + page.getKey(), page.getValue()).stream()))
                    .isEmpty();
        }
    }

    private String patientWithResults(String... values) {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "GLU", "GLU");
        String record = name("P");
        String accession = "";
        for (String value : values) {
            accession =
                    laboratory.order(record, name("O"), "19800101", "F", "GLU").getFirst();
            laboratory.measure(analyzer, accession, "GLU", value, "mg/dL");
        }
        return laboratory.text("select patient from lab.specimen where accession = ?", accession);
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
