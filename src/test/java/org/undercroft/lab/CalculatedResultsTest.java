package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;

/** What follows from released results: calculated ones and reflexes. */
@UndercroftTest
@Import(Laboratory.class)
class CalculatedResultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Laboratory laboratory;
    private final LabDesk desk;

    CalculatedResultsTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void aCalculatedTestIsReleasedWhenItsInputsAre() {
        String analyzer = analyzer();
        String accession = order("AGAP");
        laboratory.measure(analyzer, accession, "NA", "140", "mmol/L");
        laboratory.measure(analyzer, accession, "CL", "104", "mmol/L");
        laboratory.measure(analyzer, accession, "CO2", "24", "mmol/L");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "AGAP"))
                        .singleElement()
                        .satisfies(result -> assertThat(result)
                                .containsEntry("state", "RELEASED")
                                .containsEntry("reported", "12")));
    }

    @Test
    void aCorrectedInputCorrectsTheCalculatedResult() {
        String analyzer = analyzer();
        String accession = order("EGFR");
        laboratory.measure(analyzer, accession, "CREA", "1.0", "mg/dL");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "EGFR")).hasSize(1));
        Object first = of(accession, "EGFR").getFirst().get("reported");

        laboratory.measure(analyzer, accession, "CREA", "2.0", "mg/dL");
        long rerun =
                Long.parseLong(String.valueOf(of(accession, "CREA").getLast().get("id")));
        assertThat(desk.api("POST", "/api/results/" + rerun + "/release", "{\"reason\":\"repeated\"}")
                        .statusCode())
                .isEqualTo(200);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "EGFR")).hasSize(2));
        assertThat(of(accession, "EGFR").getFirst()).containsEntry("state", "CORRECTED");
        assertThat(of(accession, "EGFR").getLast())
                .containsEntry("state", "RELEASED")
                .doesNotContainEntry("reported", first);
    }

    @Test
    void whatCannotBeCalculatedWaitsForAPersonWithItsReason() {
        String analyzer = analyzer();
        String accession = order("LDLF");
        laboratory.measure(analyzer, accession, "CHOL", "250", "mg/dL");
        laboratory.measure(analyzer, accession, "HDL", "35", "mg/dL");
        laboratory.measure(analyzer, accession, "TRIG", "600", "mg/dL");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "LDLF"))
                        .singleElement()
                        .satisfies(result -> assertThat(result)
                                .containsEntry("state", "HELD")
                                .extractingByKey("reason_text")
                                .asString()
                                .contains("triglycerides are above 400")));
    }

    @Test
    void aWithdrawnInputWithdrawsWhatWasCalculatedFromItWithItsReason() {
        String analyzer = analyzer();
        String accession = order("EGFR");
        laboratory.measure(analyzer, accession, "CREA", "1.0", "mg/dL");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "EGFR")).hasSize(1));
        Object input = of(accession, "CREA").getFirst().get("id");

        assertThat(desk.api("POST", "/api/results/" + input + "/reject", "{\"reason\":\"wrong tube\"}")
                        .statusCode())
                .isEqualTo(200);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(of(accession, "EGFR"))
                        .singleElement()
                        .satisfies(result -> assertThat(result)
                                .containsEntry("state", "REJECTED")
                                .extractingByKey("reason_text")
                                .asString()
                                .contains("calculated from CREA, which was withdrawn: wrong tube")));
        assertThat(laboratory.sentAbout(accession).getLast()).contains("EGFR").contains("|W|");
    }

    @Test
    void aReflexAddsItsTestToTheSameSpecimenWithItsReason() {
        String rule = name("R");
        assertThat(desk.api("PUT", "/api/catalog/parts/reflex-rules/" + rule, """
            {"code":"%s","test":"PSA","condition":"AT_LEAST","value":"4","adds":["PSAR"],
             "reason":"tells more","active":true,"version":0}
            """.formatted(rule))
                        .statusCode())
                .isEqualTo(200);
        String analyzer = analyzer();
        String accession = order("PSA");
        laboratory.measure(analyzer, accession, "PSA", "6.1", "ng/mL");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lines(accession))
                        .extracting(line -> line.get("test"))
                        .containsExactlyInAnyOrder("PSA", "PSAF", "PSAR"));
        assertThat(lines(accession).getLast())
                .extractingByKey("added_because")
                .asString()
                .contains(rule)
                .contains("tells more");
    }

    @Test
    void anotherUnitNamedInTheMappingIsConvertedByTheMolarMass() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer);
        assertThat(desk.api(
                                "PUT",
                                "/api/analyzers/" + id.value() + "/mappings",
                                "[{\"code\":\"GLU\",\"test\":\"GLU\",\"unit\":\"mmol/L\"}]")
                        .statusCode())
                .isEqualTo(200);
        String accession = order("GLU");
        laboratory.measure(analyzer, accession, "GLU", "5.0", "mmol/L");
        assertThat(of(accession, "GLU").getFirst()).containsEntry("reported", "90");
    }

    private String analyzer() {
        String analyzer = name("AN");
        laboratory.analyzer(
                analyzer, "NA", "NA", "CL", "CL", "CO2", "CO2", "CREA", "CREA", "CHOL", "CHOL", "HDL", "HDL", "TRIG",
                "TRIG", "PSA", "PSA");
        return analyzer;
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19600101", "M", code).getFirst();
    }

    private List<Map<String, Object>> of(String accession, String test) {
        return laboratory.results(accession).stream()
                .filter(result -> test.equals(result.get("test")))
                .toList();
    }

    private List<Map<String, Object>> lines(String accession) {
        return laboratory.rows("""
            select l.* from lab.order_line l join lab.specimen s on s.id = l.specimen
             where s.accession = ? order by l.id
            """, accession);
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
