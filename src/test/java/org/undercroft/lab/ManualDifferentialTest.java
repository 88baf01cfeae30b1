package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class ManualDifferentialTest {

    private static final String PLAIN =
            "{\"morphology\":{\"Schistocytes\":\"2+\"},\"platelets\":\"Decreased\",\"comment\":\"\","
                    + "\"correctsWhiteCount\":true,\"asksForReview\":false}";

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk technologist;
    private final LabDesk pathologist;

    ManualDifferentialTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.technologist = new LabDesk(port, "lab");
        this.pathologist = new LabDesk(port, "pathologist");
    }

    @Test
    void fewPlateletsAskForAFilm() {
        String few = bloodCount("8.00", "60", "70.0");
        String enough = bloodCount("8.00", "200", "70.0");

        JsonNode rows = read(technologist.api("GET", "/api/hematology/blood-counts", ""));

        assertThat(reasons(rows, few)).contains("PLT below 100");
        assertThat(reasons(rows, enough)).isEqualTo("[]");
        assertThat(technologist.page("/lab/hematology").body()).contains(few).doesNotContain(enough);
        assertThat(technologist.page("/lab/hematology?view=all").body()).contains(enough);
        assertThat(technologist.page("/lab/hematology/settings").body()).contains("PLT below 100");
    }

    @Test
    void theSignedCountIsReleasedLikeAnyResultAndTheCorrectedLeukocytesWaitForAPerson() {
        String accession = bloodCount("8.40", "60", "70.0");
        long count = open(accession);
        List<String> strokes = strokes(72, 28);
        strokes.addAll(Collections.nCopies(20, "NRBC"));
        strike(count, 0, strokes);

        JsonNode finished = read(technologist.api("POST", "/api/hematology/counts/" + count + "/finish", PLAIN));

        assertThat(finished.get("count").get("state").asString()).isEqualTo("SIGNED");
        assertThat(state(accession, "SEGP")).isEqualTo("RELEASED 72");
        assertThat(state(accession, "NEUTM")).isEqualTo("RELEASED 5.04");
        assertThat(state(accession, "NRBCM")).isEqualTo("RELEASED 20.0");
        assertThat(state(accession, "FILM")).isEqualTo("RELEASED Schistocytes 2+; Platelets on film: decreased");
        assertThat(laboratory.text(
                        "select r.state || ' ' || reported from lab.result r join lab.specimen s on s.id = r.specimen"
                                + " where accession = ? and test = 'WBC' order by r.id desc limit 1",
                        accession))
                .isEqualTo("HELD 7.00");
        assertThat(laboratory.sentAbout(accession).toString()).contains("SEGP").contains("Manual differential");
        assertThat(technologist.page("/lab/hematology/counts/" + count).body())
                .contains("Schistocytes 2+")
                .contains("Agrees");
    }

    @Test
    void eyeAndAnalyzerDisagreeWhereChanceDoesNotExplainIt() {
        long count = open(bloodCount("8.00", "200", "40.0"));
        strike(count, 0, strokes(72, 28));

        JsonNode comparison = read(technologist.api("GET", "/api/hematology/counts/" + count, ""))
                .get("comparison")
                .get(0);

        assertThat(comparison.get("family").asString()).isEqualTo("NEUTROPHIL");
        assertThat(technologist.page("/lab/hematology/counts/" + count).body()).contains("Disagrees");
    }

    @Test
    void whatIsSentTwiceIsKeptOnceAndWhatDoesNotFitIsRefused() {
        long count = open(bloodCount("8.00", "200", "70.0"));
        strike(count, 0, List.of("SEG", "LYMPH"));

        assertThat(strike(count, 0, List.of("SEG", "LYMPH", "MONO"))).isEqualTo(200);
        assertThat(strike(count, 0, List.of("EO"))).isEqualTo(409);
        assertThat(strike(count, 3, List.of("LEMON"))).isEqualTo(400);
        JsonNode kept = read(technologist.api("GET", "/api/hematology/counts/" + count, ""));
        assertThat(kept.get("count").get("strokes").toString()).isEqualTo("[\"SEG\",\"LYMPH\",\"MONO\"]");
    }

    @Test
    void aCountWithBlastsIsSignedByAnotherPerson() {
        String accession = bloodCount("8.00", "200", "70.0");
        long count = open(accession);
        List<String> strokes = strokes(70, 28);
        strokes.addAll(List.of("BLAST", "BLAST"));
        strike(count, 0, strokes);
        String path = "/api/hematology/counts/" + count;

        assertThat(technologist.api("POST", path + "/finish", PLAIN).body()).contains("COUNTED");
        assertThat(technologist.api("POST", path + "/sign", "").statusCode()).isEqualTo(409);
        assertThat(laboratory.sentAbout(accession).toString()).doesNotContain("BLASTP");
        assertThat(pathologist.api("POST", path + "/sign", "").body()).contains("SIGNED");
        assertThat(state(accession, "BLASTP")).isEqualTo("RELEASED 2");
    }

    @Test
    void anUnfinishedCountIsNotSigned() {
        long count = open(bloodCount("8.00", "200", "70.0"));
        strike(count, 0, strokes(50, 20));

        assertThat(technologist
                        .api("POST", "/api/hematology/counts/" + count + "/finish", PLAIN)
                        .body())
                .contains("70 of 100 leukocytes");
    }

    @Test
    void aDifferentialIsCountedByKeyboardAloneAndSurvivesAReload() {
        long count = open(bloodCount("8.00", "60", "70.0"));
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            browser.go("/lab/hematology/counts/" + count);
            browser.press("s".repeat(40) + "l".repeat(20));
            browser.press(Keys.BACK_SPACE);
            browser.await(() -> browser.text().contains("All keystrokes are kept."), "the keystrokes to be kept");
            browser.go("/lab/hematology/counts/" + count);
            assertThat(browser.textOf("[data-leukocytes]")).isEqualTo("59");
            browser.press("nn" + "s".repeat(30) + "l".repeat(11) + "s");
            browser.await(() -> browser.text().contains("All keystrokes are kept."), "the keystrokes to be kept");
            assertThat(browser.textOf("[data-leukocytes]")).isEqualTo("100");
            assertThat(browser.textOf("[data-cell=NRBC] [data-number]")).isEqualTo("2");
            browser.await(
                    () -> browser.textOf("#eye-and-analyzer").contains("70.0"), "the comparison of the whole count");
            assertThat(browser.faults("counter")).isEmpty();
            assertThat(browser.faults("hematology", "/lab/hematology")).isEmpty();
            assertThat(browser.faults("counter-settings", "/lab/hematology/settings"))
                    .isEmpty();
        }
        JsonNode tally = read(technologist.api("GET", "/api/hematology/counts/" + count, ""))
                .get("tally");
        assertThat(tally.get("counts").get("SEG").asInt()).isEqualTo(70);
        assertThat(tally.get("counts").get("LYMPH").asInt()).isEqualTo(30);
    }

    private String bloodCount(String leukocytes, String platelets, String neutrophils) {
        String analyzer = "AN" + UUID.randomUUID().toString().substring(0, 6);
        laboratory.analyzer(analyzer, "WBC", "WBC", "PLT", "PLT", "NEUTP", "NEUTP");
        String record = "MD" + UUID.randomUUID().toString().substring(0, 6);
        String accession =
                laboratory.order(record, record, "19800101", "F", "CBCD").getFirst();
        laboratory.measure(analyzer, accession, "WBC", leukocytes, "10*3/uL");
        laboratory.measure(analyzer, accession, "PLT", platelets, "10*3/uL");
        laboratory.measure(analyzer, accession, "NEUTP", neutrophils, "%");
        return accession;
    }

    private long open(String accession) {
        return read(technologist.api("POST", "/api/hematology/counts", "{\"accession\":\"" + accession + "\"}"))
                .get("count")
                .get("id")
                .asLong();
    }

    private int strike(long count, int from, List<String> strokes) {
        String body = "{\"from\":" + from + ",\"strokes\":" + json.writeValueAsString(strokes) + "}";
        return technologist
                .api("POST", "/api/hematology/counts/" + count + "/strokes", body)
                .statusCode();
    }

    private static List<String> strokes(int segmented, int lymphocytes) {
        List<String> strokes = new ArrayList<>(Collections.nCopies(segmented, "SEG"));
        strokes.addAll(Collections.nCopies(lymphocytes, "LYMPH"));
        return strokes;
    }

    private String state(String accession, String test) {
        return laboratory.text(
                "select r.state || ' ' || reported from lab.result r join lab.specimen s on s.id = r.specimen"
                        + " where accession = ? and test = ?",
                accession,
                test);
    }

    private static String reasons(JsonNode rows, String accession) {
        for (JsonNode row : rows) {
            if (row.get("accession").asString().equals(accession)) {
                return row.get("reasons").toString();
            }
        }
        return "not there";
    }

    private JsonNode read(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return json.readTree(answer.body());
    }
}
