package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All breakpoints here are invented. */
@UndercroftTest
@Import(Laboratory.class)
class CultureTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk desk;

    CultureTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void theGramStainOfABloodCultureIsReportedAtOnceAndTellsThatSomebodyMustCall() {
        String accession = specimen("BC");
        long culture = open(accession);

        post(culture, "/gram", "{\"gram\":\"Gram-positive cocci in clusters\"}");

        assertThat(laboratory.sentAbout(accession))
                .singleElement()
                .asString()
                .contains("GRAM")
                .contains("clusters")
                .contains("|P|");
        assertThat(laboratory.rows(
                        "select 1 from platform.event where type = 'lab.BloodCulturePositive' and subject = ?",
                        "specimen/" + accession))
                .hasSize(1);
        assertThat(culture(culture).get("state").asString()).isEqualTo("PRELIMINARY");
    }

    @Test
    void theGramStainOfABloodCultureOpensACriticalCallThatIsReadBackInWords() {
        String accession = specimen("BC");
        post(open(accession), "/gram", "{\"gram\":\"Gram-positive cocci in clusters\"}");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(calls(accession)).hasSize(1));
        String call = String.valueOf(calls(accession).getFirst().get("id"));
        assertThat(calls(accession).getFirst())
                .containsEntry("test", "GRAM")
                .containsEntry("value", "Gram-positive cocci in clusters")
                .containsEntry("flag", "AA");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(desk.api("GET", "/api/calls", "").body())
                                .contains("Critical result " + call + " (GRAM) not acknowledged"));
        assertThat(desk.page("/lab/critical/" + call).body()).contains("Gram-positive cocci in clusters");
        assertThat(laboratory.sentAbout(accession))
                .as("told by its report, once")
                .hasSize(1);
    }

    private List<Map<String, Object>> calls(String accession) {
        return laboratory.rows(
                "select id, test, value, flag from lab.critical_call where accession = ? and state = 'OPEN'",
                accession);
    }

    @Test
    void anIsolateIsInterpretedByTheSitesTableAndTheExpertRulesSayWhy() {
        loadBreakpoints();
        String accession = specimen("UR");
        long culture = open(accession);
        post(
                culture,
                "/isolates",
                "{\"organism\":\"kpn\",\"quantity\":\"many\",\"method\":\"MALDI-TOF\",\"score\":\"2.3\"}");
        measure(culture, "CIP", "MIC", "0.25");
        measure(culture, "AMP", "MIC", "4");
        measure(culture, "CRO", "MIC", "1");
        measure(culture, "MEM", "MIC", "0.12");
        measure(culture, "GEN", "MIC", ">16");

        JsonNode tested = culture(culture).get("isolates").get(0).get("tested");

        assertThat(reported(tested)).containsExactly("AMP R", "CIP S", "CRO S", "GEN R", "MEM S");
        assertThat(tested.get(0).get("measured").asString()).isEqualTo("S");
        assertThat(tested.get(0).get("reason").asString()).contains("Intrinsically resistant");
        measure(culture, "ESBL", "MIC", "positive");
        assertThat(reported(culture(culture).get("isolates").get(0).get("tested")))
                .contains("CRO R", "MEM S");
        post(culture, "/isolates/1/tests/AMP/override", "{\"reported\":\"I\",\"reason\":\"repeated by dilution\"}");
        post(culture, "/report", "{\"last\":true,\"growth\":\"Klebsiella pneumoniae\"}");

        String report = laboratory.sentAbout(accession).getLast();
        assertThat(report).contains("Klebsiella pneumoniae").contains("AST-MEM").contains("repeated by dilution");
        assertThat(report).contains("|F|").doesNotContain("AST-ESBL");
        assertThat(desk.page("/lab/microbiology/whonet.csv").body())
                .contains("CIP_EM")
                .contains(accession);
        assertThat(desk.page("/lab/microbiology/antibiogram").body()).contains("Klebsiella pneumoniae");
        assertThat(post(culture, "/report", "{\"last\":false}")).isEqualTo(409);
    }

    @Test
    void aCorrectedCultureTellsWhatWasReportedBeforeAndWhy() {
        loadBreakpoints();
        String accession = specimen("UR");
        long culture = open(accession);
        post(culture, "/isolates", "{\"organism\":\"eco\",\"method\":\"MALDI-TOF\"}");
        measure(culture, "CIP", "MIC", "0.25");
        post(culture, "/report", "{\"last\":true,\"growth\":\"Escherichia coli\"}");
        measure(culture, "CIP", "MIC", "4");

        assertThat(post(culture, "/report", "{\"last\":true,\"growth\":\"Escherichia coli\"}"))
                .as("nobody said why")
                .isEqualTo(400);
        post(culture, "/report", "{\"last\":true,\"growth\":\"Escherichia coli\",\"reason\":\"panel read again\"}");

        assertThat(culture(culture).get("state").asString()).isEqualTo("CORRECTED");
        String report = laboratory.sentAbout(accession).getLast();
        assertThat(report)
                .contains("Corrected result. Reported before: S, MIC 0.25 mg/L (")
                .contains("Reason: panel read again.");
        assertThat(report.lines()
                        .flatMap(all -> Stream.of(all.split("\r")))
                        .filter(segment -> segment.startsWith("OBX") && segment.contains("AST-CIP")))
                .singleElement()
                .asString()
                .contains("||R|||R|||C|");
        assertThat(desk.page("/lab/microbiology/cultures/" + culture).body())
                .contains("Corrected because: panel read again");
        assertThat(desk.api("GET", "/api/microbiology/cultures/" + culture + "/reports", "")
                        .body())
                .contains("MIC 0.25 mg/L");
        assertThat(desk.printed("/api/specimens/" + accession + "/report"))
                .contains("CORRECTED REPORT", "Escherichia coli", "S, MIC 0.25 mg/L", "panel read again");
    }

    @Test
    void aReserveAntibioticIsKeptBackWhileTheUsualOneWorks() {
        loadBreakpoints();
        String accession = specimen("UR");
        long culture = open(accession);
        post(culture, "/isolates", "{\"organism\":\"eco\",\"method\":\"MALDI-TOF\"}");
        measure(culture, "CRO", "MIC", "1");
        measure(culture, "MEM", "MIC", "0.12");
        post(culture, "/report", "{\"last\":true,\"growth\":\"Escherichia coli\"}");

        assertThat(laboratory.sentAbout(accession).getLast())
                .contains("AST-CRO")
                .doesNotContain("AST-MEM");
    }

    @Test
    void theBenchHasNoBarriers() {
        long culture = open(specimen("BC"));
        post(culture, "/isolates", "{\"organism\":\"sau\",\"method\":\"MALDI-TOF\"}");
        measure(culture, "VAN", "MIC", "1");
        post(culture, "/report", "{\"last\":true,\"growth\":\"Staphylococcus aureus\"}");
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            for (String path : List.of("", "/cultures/" + culture, "/antibiogram", "/breakpoints")) {
                String name = "microbiology" + path.replaceAll("\\W", "-").replaceAll("\\d", "");
                assertThat(browser.faults(name, "/lab/microbiology" + path)).isEmpty();
            }
        }
    }

    private void loadBreakpoints() {
        String table = "group,antibiotic,method,site,s,r\\nENT,AMP,MIC,,6,6\\nENT,CRO,MIC,,1.5,3\\nENT,MEM,MIC,,3,6\\n"
                + "ENT,CIP,MIC,,0.3,0.6\\nENT,GEN,MIC,,3,3";
        desk.api(
                "POST",
                "/api/microbiology/breakpoints",
                "{\"version\":\"INVENTED " + UUID.randomUUID() + "\",\"content\":\"" + table + "\"}");
    }

    private String specimen(String type) {
        String record = "MB" + UUID.randomUUID().toString().substring(0, 6);
        String accession =
                laboratory.order(record, record, "19700101", "M", "CULTURE").getFirst();
        laboratory.rows("update lab.specimen set type = ? where accession = ? returning id", type, accession);
        return accession;
    }

    private long open(String accession) {
        return json.readTree(desk.api(
                                "POST",
                                "/api/microbiology/cultures",
                                "{\"accession\":\"" + accession + "\",\"screening\":false}")
                        .body())
                .get("id")
                .asLong();
    }

    private void measure(long culture, String antibiotic, String method, String value) {
        assertThat(post(
                        culture,
                        "/isolates/1/tests",
                        "{\"antibiotic\":\"" + antibiotic + "\",\"method\":\"" + method + "\",\"value\":\"" + value
                                + "\"}"))
                .isEqualTo(200);
    }

    private int post(long culture, String path, String body) {
        return desk.api("POST", "/api/microbiology/cultures/" + culture + path, body)
                .statusCode();
    }

    private JsonNode culture(long id) {
        return json.readTree(
                desk.api("GET", "/api/microbiology/cultures/" + id, "").body());
    }

    private static List<String> reported(JsonNode tested) {
        List<String> reported = new java.util.ArrayList<>();
        for (JsonNode each : tested) {
            if (!each.get("method").asString().equals("PHENOTYPE")) {
                reported.add(each.get("antibiotic").asString() + " "
                        + each.get("reported").asString());
            }
        }
        return reported;
    }
}
