package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
class UrinalysisTest {

    private static final String[] STRIP = {"UGLU", "UPRO", "UBLD", "ULEU", "UNIT", "UKET", "UBIL", "UPH", "USG"};

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk desk;

    UrinalysisTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void aStripWithoutFindingsIsConfirmedWithoutSedimentAndGoesToTheWard() {
        String accession = ordered();
        long urine = open(accession);
        strip(urine, Map.of());

        assertThat(assessment(urine).get("reasons").toString()).isEqualTo("[]");
        assertThat(desk.api("POST", path(urine, "/confirm"), "").statusCode()).isEqualTo(200);
        assertThat(state(accession, "UNIT")).isEqualTo("RELEASED negative");
        assertThat(state(accession, "USG")).isEqualTo("RELEASED 1.015");
        assertThat(laboratory.sentAbout(accession).toString()).contains("UBLD").contains("Urinalysis bench");
        assertThat(laboratory.results(accession)).noneMatch(row -> "UWBC".equals(row.get("test")));
        assertThat(desk.api("POST", path(urine, "/confirm"), "").statusCode()).isEqualTo(409);
    }

    @Test
    void aMarkedPadAsksForTheSedimentWhichIsOrderedWithItsReason() {
        String accession = ordered();
        long urine = open(accession);
        strip(urine, Map.of("ULEU", "2+", "UNIT", "positive"));

        assertThat(desk.api("POST", path(urine, "/confirm"), "").body())
                .contains("The sediment must be looked at: Leukocyte esterase 2+, Nitrite positive");
        strike(urine, sediment(120, 10));
        assertThat(desk.api("POST", path(urine, "/confirm"), "").body()).contains("how many bacteria");
        see(urine, "{\"UBACT\":\"many\",\"UCRYS\":\"calcium oxalate\"}", "");
        assertThat(desk.api("POST", path(urine, "/confirm"), "").statusCode()).isEqualTo(200);

        assertThat(state(accession, "UWBC")).endsWith(" 12");
        assertThat(state(accession, "UBACT")).isEqualTo("RELEASED many");
        assertThat(state(accession, "UCRYS")).isEqualTo("RELEASED calcium oxalate");
        assertThat(laboratory.text(
                        "select array_to_string(comments, ';') from lab.result r join lab.specimen s"
                                + " on s.id = r.specimen where accession = ? and test = 'UWBC'",
                        accession))
                .isEqualTo("11-20 in a field, 10 fields counted");
        assertThat(desk.page("/lab/specimens/" + accession).body()).contains("Leukocyte esterase 2+, Nitrite positive");
    }

    @Test
    void whereStripAndSedimentDisagreeAPersonSaysWhy() {
        long urine = open(ordered());
        strip(urine, Map.of("UNIT", "positive"));
        strike(urine, sediment(0, 10));
        see(urine, "{\"UBACT\":\"none\"}", "");

        assertThat(assessment(urine).get("findings").toString()).contains("Nitrite is positive and no bacteria");
        assertThat(desk.api("POST", path(urine, "/confirm"), "").body()).contains("disagree");
        see(urine, "{\"UBACT\":\"none\"}", "urine colored by phenazopyridine");
        assertThat(desk.api("POST", path(urine, "/confirm"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheAnalyzerReadIsNotReadAgain() {
        String analyzer = "UA" + UUID.randomUUID().toString().substring(0, 6);
        laboratory.analyzer(analyzer, "BLD", "UBLD");
        String accession = ordered();
        laboratory.measure(analyzer, accession, "BLD", "2+", "");
        long urine = open(accession);

        assertThat(desk.page("/lab/urinalysis/urines/" + urine).body()).contains("from the analyzer");
        assertThat(desk.page("/lab/urinalysis").body()).contains(accession).contains("Blood 2+");
        strip(urine, Map.of("UBLD", "negative"));
        assertThat(assessment(urine).get("reasons").toString()).contains("Blood 2+");
        strike(urine, sediment(1, 10));
        see(urine, "{\"UBACT\":\"none\"}", "hemoglobinuria is known");
        assertThat(desk.api("POST", path(urine, "/confirm"), "").statusCode()).isEqualTo(200);
        assertThat(laboratory.results(accession).stream().filter(row -> "UBLD".equals(row.get("test"))))
                .hasSize(1);
    }

    @Test
    void tooFewFieldsAndUnknownGradesAreRefused() {
        long urine = open(ordered());
        strip(urine, Map.of("UBLD", "1+"));
        strike(urine, sediment(3, 4));

        assertThat(desk.api("POST", path(urine, "/confirm"), "").body()).contains("4 of 10 high power fields");
        assertThat(desk.api("PUT", path(urine, "/strip"), "{\"UBLD\":\"lots\"}").body())
                .contains("Blood says one of");
        assertThat(desk.api("POST", path(urine, "/strokes"), "{\"from\":0,\"strokes\":[\"UEPI\"]}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(new LabDesk(port, "nurse").api("GET", path(urine, ""), "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSedimentIsCountedByKeysAloneOnAPageWithoutBarriers() {
        long urine = open(ordered());
        strip(urine, Map.of("UBLD", "1+"));
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            browser.go("/lab/urinalysis/urines/" + urine);
            browser.press("rrr rw l" + " ".repeat(2) + "ll");
            browser.press(Keys.BACK_SPACE);
            browser.await(() -> browser.text().contains("All keystrokes are kept."), "the keystrokes to be kept");
            browser.await(() -> browser.textOf("#sediment").contains("4 HPF"), "what it amounts to");
            assertThat(browser.textOf("[data-cell=URBC] [data-number]")).isEqualTo("4");
            for (String path : List.of("/urines/" + urine, "", "/settings")) {
                assertThat(browser.faultsAtAGlance(
                                "urinalysis" + path.replaceAll("[\\W\\d]+", "-"), "/lab/urinalysis" + path))
                        .isEmpty();
            }
        }
    }

    private String ordered() {
        String record = "UR" + UUID.randomUUID().toString().substring(0, 8);
        return laboratory.order(record, record, "19700101", "F", STRIP).getFirst();
    }

    private long open(String accession) {
        return json.readTree(desk.api("POST", "/api/urinalysis/urines", "{\"accession\":\"" + accession + "\"}")
                        .body())
                .get("urine")
                .get("id")
                .asLong();
    }

    /** A strip without findings, but for these. */
    private void strip(long urine, Map<String, String> marked) {
        Map<String, String> grades = new java.util.HashMap<>(Map.of(
                "UCLAR",
                "clear",
                "UBLD",
                "negative",
                "ULEU",
                "negative",
                "UNIT",
                "negative",
                "UPRO",
                "negative",
                "UGLU",
                "negative",
                "UKET",
                "negative",
                "UBIL",
                "negative",
                "UURO",
                "normal",
                "UPH",
                "6.0"));
        grades.put("USG", "1.015");
        grades.putAll(marked);
        assertThat(desk.api("PUT", path(urine, "/strip"), json.writeValueAsString(grades))
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> sediment(int leukocytes, int fields) {
        List<String> strokes = new ArrayList<>(Collections.nCopies(leukocytes, "UWBC"));
        strokes.addAll(Collections.nCopies(fields, "HPF"));
        strokes.addAll(Collections.nCopies(fields, "LPF"));
        return strokes;
    }

    private void strike(long urine, List<String> strokes) {
        assertThat(desk.api(
                                "POST",
                                path(urine, "/strokes"),
                                "{\"from\":0,\"strokes\":" + json.writeValueAsString(strokes) + "}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void see(long urine, String seen, String accepted) {
        desk.api("PUT", path(urine, "/seen"), "{\"seen\":" + seen + ",\"accepted\":\"" + accepted + "\"}");
    }

    private JsonNode assessment(long urine) {
        return json.readTree(desk.api("GET", path(urine, ""), "").body()).get("assessment");
    }

    private String state(String accession, String test) {
        return laboratory.text(
                "select r.state || ' ' || reported from lab.result r join lab.specimen s on s.id = r.specimen"
                        + " where accession = ? and test = ? order by r.id desc limit 1",
                accession,
                test);
    }

    private static String path(long urine, String rest) {
        return "/api/urinalysis/urines/" + urine + rest;
    }
}
