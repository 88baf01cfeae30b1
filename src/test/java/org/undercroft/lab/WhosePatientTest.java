package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;

/** What is known of the patient decides how a value is read: a pregnancy, and all numbers of one person. */
@UndercroftTest
@Import(Laboratory.class)
class WhosePatientTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Laboratory laboratory;
    private final LabDesk desk;
    private final String analyzer = name("WP");

    WhosePatientTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
        laboratory.analyzer(analyzer, "HGB", "HGB", "NA", "NA");
    }

    @Test
    void aPregnancyThatTheOrderTellsOfDecidesTheRange() {
        String record = name("PR");
        String tube = laboratory
                .receive(ArrivedMessage.hl7(
                        "OML^O21",
                        "WARD|EHR",
                        "MSH|^~\\&|EHR|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|" + record + "|P|2.5.1",
                        "PID|1||" + record + "^^^HOSP^MR||Muster^" + record + "||19950101|F",
                        "ORC|NW|" + record,
                        "OBR|1|" + record + "||HGB",
                        "OBX|1|NM|11884-4^Gestational age^LN||20|wk"))
                .accessions()
                .getFirst();
        laboratory.measure(analyzer, tube, "HGB", "10.8", "g/dL");

        assertThat(laboratory.results(tube).getFirst())
                .containsEntry("reference_text", "10.5-14.5")
                .containsEntry("flag", "N");
    }

    @Test
    void resultsOfBothNumbersOfAMergedPatientAreReadAsOne() {
        String first = name("MA");
        String second = name("MB");
        String before = laboratory.order(first, first, "19600101", "M", "NA").getFirst();
        laboratory.measure(analyzer, before, "NA", "136", "mmol/L");
        String after = laboratory.order(second, second, "19600101", "M", "NA").getFirst();
        laboratory.receive(ArrivedMessage.hl7(
                "ADT^A40",
                "WARD|EHR",
                "MSH|^~\\&|EHR|WARD|UNDERCROFT|LAB|20260101120000||ADT^A40^ADT_A39|" + second + "|P|2.5.1",
                "EVN||20260101120000",
                "PID|1||" + second + "^^^HOSP^MR||Muster^" + second + "||19600101|M",
                "MRG|" + first + "^^^HOSP^MR"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                laboratory.rows("select 1 from lab.one_person where identity = ?", patient(after)))
                        .hasSize(1));

        laboratory.measure(analyzer, after, "NA", "148", "mmol/L");

        assertThat(Objects.requireNonNull(laboratory.results(after).getFirst().get("reason_text"))
                        .toString())
                .as("the delta check looks across the merge")
                .contains("Sodium changed");
        Object held = laboratory.results(after).getFirst().get("id");
        desk.api("POST", "/api/results/" + held + "/release", "{\"reason\":\"seen\"}");
        assertThat(desk.api("GET", "/api/lab/patients/" + patient(after) + "/trend?test=NA", "")
                        .body())
                .contains("\"136\"", "\"148\"");
        assertThat(desk.page("/lab/patients/" + patient(after)).body()).contains(before, after);
    }

    private String patient(String accession) {
        return laboratory.text("select patient from lab.specimen where accession = ?", accession);
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }
}
