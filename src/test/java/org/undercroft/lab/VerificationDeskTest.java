package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class VerificationDeskTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;

    VerificationDeskTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void aValueFarFromThePatientsLastIsHeldAndSaysWhy() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "MCV", "MCV");
        String patient = name("P");
        String first =
                laboratory.order(patient, name("O"), "19800101", "F", "MCV").getFirst();
        laboratory.measure(analyzer, first, "MCV", "90.0", "fL");
        String second =
                laboratory.order(patient, name("O"), "19800101", "F", "MCV").getFirst();
        laboratory.measure(analyzer, second, "MCV", "97.0", "fL");

        assertThat(only(first)).containsEntry("state", "RELEASED");
        assertThat(reasons(first)).contains("all rules passed [rule set ");
        assertThat(only(second)).containsEntry("state", "HELD");
        assertThat(reasons(second)).contains("TUBE: MCV changed: ", "(last value 90)", "[rule set ");
    }

    @Test
    void valuesOfOneMessageThatDoNotFitHoldTheWholeTube() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "NA", "NA", "CL", "CL", "CO2", "CO2", "K", "K");
        String accession = laboratory
                .order(name("P"), name("O"), "19800101", "F", "NA", "CL", "CO2", "K")
                .getFirst();
        laboratory.receive(ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + accession + "||^^^ALL|R",
                "R|1|^^^K|4.1|mmol/L||N||F||op",
                "R|2|^^^NA|135|mmol/L||N||F||op",
                "R|3|^^^CL|112|mmol/L||N||F||op",
                "R|4|^^^CO2|28|mmol/L||N||F||op",
                "L|1|N"));
        assertThat(laboratory.results(accession))
                .hasSize(4)
                .allSatisfy(result -> assertThat(result).containsEntry("state", "HELD"));
        assertThat(laboratory.sentAbout(accession)).isEmpty();
    }

    @Test
    void aHeldTubeStaysHeldWhenItIsJudgedAgain() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "NA", "NA", "CL", "CL", "CO2", "CO2", "K", "K");
        String accession = laboratory
                .order(name("P"), name("O"), "19800101", "F", "NA", "CL", "CO2", "K")
                .getFirst();
        laboratory.receive(ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + accession + "||^^^ALL|R",
                "R|1|^^^K|4.1|mmol/L||N||F||op",
                "R|2|^^^NA|135|mmol/L||N||F||op",
                "R|3|^^^CL|112|mmol/L||N||F||op",
                "R|4|^^^CO2|28|mmol/L||N||F||op",
                "L|1|N"));
        put(id, "OUT_OF_SERVICE");
        put(id, "IN_SERVICE");
        assertThat(laboratory.results(accession))
                .allSatisfy(result -> assertThat(result).containsEntry("state", "HELD"));
    }

    private void put(AnalyzerId id, String state) {
        assertThat(desk.api("POST", "/api/analyzers/" + id.value() + "/state", """
            {"state": "%s", "reason": "test"}\
            """.formatted(state))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDraftIsCheckedTriedPutInForceAndTakenBack() {
        JsonNode before = read(desk.api("GET", "/api/lab/rules", ""));
        String table = before.get("content").asString();
        assertThat(draft(table + "\nTypo | K | | | valeu > 5 | hold | ")
                        .get("errors")
                        .toString())
                .contains("'valeu' is neither a test of the catalog");
        assertThat(desk.api("POST", "/api/lab/rules/live", "{\"why\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(page("/lab/rules/draft")).as("what was typed is not lost").contains("valeu");

        String ward = name("W");
        assertThat(draft(table + "\nTest " + ward + " | K | " + ward + " | | value > 4 | hold | look")
                        .get("errors")
                        .isEmpty())
                .isTrue();
        long trial = read(desk.api("POST", "/api/lab/rules/trials", "{\"results\":50}"))
                .get("trial")
                .asLong();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(desk.api("GET", "/api/lab/rules/trials/" + trial, ""))
                                .get("state")
                                .asString())
                        .isEqualTo("DONE"));
        assertThat(page("/lab/rules/trials/" + trial)).contains("Newly held", "Tube mislabeled");
        assertThat(page("/lab/rules/draft?as=text")).contains("Test " + ward);

        int live = read(desk.api("POST", "/api/lab/rules/live", "{\"why\":\"a test\"}"))
                .get("version")
                .asInt();
        assertThat(live).isEqualTo(before.get("version").asInt() + 1);
        assertThat(page("/lab/rules")).contains("Version " + live + " is live", "Test " + ward);
        assertThat(page("/lab/rules/versions/" + live)).contains("added", "Test " + ward);
        int restored = read(desk.api(
                        "POST",
                        "/api/lab/rules/versions/" + before.get("version").asInt() + "/restore",
                        "{\"why\":\"back\"}"))
                .get("version")
                .asInt();
        assertThat(restored).isEqualTo(live + 1);
        assertThat(read(desk.api("GET", "/api/lab/rules", "")).get("content").asString())
                .isEqualTo(table);
        assertThat(page("/lab/rules/deltas?test=MCV")).contains("How much values usually change");
    }

    private JsonNode draft(String content) {
        return read(desk.api("PUT", "/api/lab/rules/draft", json.writeValueAsString(Map.of("content", content))));
    }

    private Map<String, Object> only(String accession) {
        return laboratory.results(accession).getFirst();
    }

    private String reasons(String accession) {
        return String.valueOf(only(accession).get("reason_text"));
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
