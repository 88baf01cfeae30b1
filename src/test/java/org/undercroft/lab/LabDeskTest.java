package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
class LabDeskTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;

    LabDeskTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void theBenchSeesItsPages() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "K", "K");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "K", "7.1", "mmol/L");
        laboratory.measure(analyzer, name("NO"), "ODD", "4.1", "");

        assertThat(page("/lab?accession=" + accession))
                .contains("7.1")
                .contains("CRITICAL")
                .contains("Release");
        assertThat(page("/lab/held")).contains(accession);
        assertThat(page("/lab/unmatched")).contains("Match");
        assertThat(page("/lab/specimens/" + accession))
                .contains("Story of the tube")
                .contains("Number given");
        assertThat(page("/lab/analyzers")).contains(analyzer);
        assertThat(page("/lab/analyzers/" + id.value())).contains("ODD").contains("What its codes mean");
        assertThat(page("/lab/controls")).contains("Set a target");
        assertThat(page("/lab/catalog?name=potassium")).contains("Potassium").doesNotContain("Albumin");
        assertThat(page("/lab/catalog/K")).contains("critical");
    }

    @Test
    void aTechnologistReleasesWhatTheRulesHold() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "K", "7.1", "mmol/L");
        long result = read("/api/results?accession=" + accession)
                .get("rows")
                .get(0)
                .get("result")
                .asLong();

        assertThat(post("/api/results/" + result + "/release", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/api/results/" + result + "/release", "{\"reason\":\"called the ward\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(laboratory.sentAbout(accession)).hasSize(1);

        post("/api/results/" + result + "/reject", "{\"reason\":\"wrong tube\"}");
        assertThat(laboratory.sentAbout(accession).getLast()).contains("|HH|||W");
        assertThat(read("/api/specimens/" + accession).toString())
                .contains("called the ward")
                .contains("wrong tube");
    }

    @Test
    void anUnmatchedResultIsMatchedAndTakenBack() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String lost = name("NO");
        laboratory.measure(analyzer, lost, "K", "4.4", "mmol/L");
        String accession = order("K");
        long result = read("/api/unmatched?accession=" + lost)
                .get("rows")
                .get(0)
                .get("result")
                .asLong();

        post("/api/unmatched/" + result + "/match", "{\"accession\":\"" + accession + "\"}");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
        assertThat(post("/api/unmatched/" + result + "/undo", "{\"reason\":\"not hers\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aMisreadTubeIsOneRowMatchedAndTakenBackAsAWhole() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "NA", "NA", "K", "K");
        String lost = name("NO");
        laboratory.receive(ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + lost + "||^^^LYTES",
                "R|1|^^^NA|140|mmol/L||N||F",
                "R|2|^^^K|4.4|mmol/L||N||F",
                "L|1|N"));
        String accession = laboratory
                .order(name("P"), name("O"), "19800101", "M", "NA", "K")
                .getFirst();

        JsonNode rows = read("/api/unmatched/tubes?specimen=" + lost).get("rows");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("tests").toString()).contains("NA 140", "K 4.4");
        long tube = rows.get(0).get("first").asLong();
        assertThat(page("/lab/unmatched?specimen=" + lost)).contains("/lab/unmatched/" + tube + "/match");

        assertThat(post("/api/unmatched/tubes/" + tube + "/match", "{\"accession\":\"" + accession + "\"}")
                        .body())
                .contains("\"results\":2");
        assertThat(laboratory.results(accession))
                .extracting(row -> row.get("state"))
                .containsOnly("RELEASED");
        assertThat(read("/api/unmatched/tubes?specimen=" + lost).get("total").asLong())
                .isZero();
        assertThat(read("/api/unmatched/tubes?state=DECIDED&specimen=" + lost)
                        .get("rows")
                        .get(0)
                        .get("accession")
                        .asString())
                .isEqualTo(accession);

        assertThat(post("/api/unmatched/tubes/" + tube + "/undo", "{\"reason\":\"not his\"}")
                        .body())
                .contains("\"results\":2");
        assertThat(laboratory.sentAbout(accession).stream().filter(message -> message.contains("|||W|")))
                .isNotEmpty();
        assertThat(read("/api/unmatched/tubes?specimen=" + lost).get("total").asLong())
                .isEqualTo(1);
        assertThat(laboratory.text(
                        "select string_agg(l.state, ',') from lab.order_line l join lab.specimen s on s.id = l.specimen"
                                + " where s.accession = ?",
                        accession))
                .isEqualTo("ORDERED,ORDERED");
        assertThat(laboratory.text(
                        "select count(*)::text from platform.audit_entry where entity_type = 'result' and entity_id ="
                                + " ?",
                        String.valueOf(tube)))
                .isEqualTo("2");
    }

    @Test
    void aFormerMappingIsRestoredAndWhatWasHeldIsJudgedAgain() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "KALIUM", "K");
        int good = read("/api/analyzers/" + id.value()).get("version").asInt();
        desk.api("PUT", "/api/analyzers/" + id.value() + "/mappings", "[{\"code\":\"KALIUM\",\"test\":\"NA\"}]");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "KALIUM", "4.4", "mmol/L");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "HELD");

        JsonNode history = read("/api/analyzers/" + id.value() + "/history");
        assertThat(history.get(0).get("differences").toString()).contains("code KALIUM", "\"K\"", "\"NA\"");
        assertThat(page("/lab/analyzers/" + id.value())).contains("code KALIUM: K → NA", "Restore this version");
        assertThat(read("/api/analyzers/" + id.value() + "/history/" + good + "/differences")
                        .toString())
                .contains("code KALIUM");

        HttpResponse<String> restored = post("/api/analyzers/" + id.value() + "/history/" + good + "/restore", "{}");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(read("/api/analyzers/" + id.value()).get("version").asInt()).isEqualTo(good + 2);
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
        assertThat(laboratory.text(
                        "select string_agg(detail, ' ') from platform.audit_entry where entity_id = ?",
                        "analyzer/" + id.value()))
                .contains("code KALIUM: NA → K");
    }

    @Test
    void aVersionThatNeverWasCanNotBeRestored() {
        AnalyzerId id = laboratory.analyzer(name("AN"), "K", "K");
        assertThat(post("/api/analyzers/" + id.value() + "/history/99/restore", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void mappingACodeLetsHeldResultsGo() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer);
        String accession = order("K");
        laboratory.measure(analyzer, accession, "KALIUM", "4.4", "mmol/L");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "HELD");

        HttpResponse<String> mapped =
                desk.api("PUT", "/api/analyzers/" + id.value() + "/mappings", "[{\"code\":\"KALIUM\",\"test\":\"K\"}]");
        assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(200);
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
    }

    @Test
    void analyzersAndTargetsAreSetOverTheApi() {
        String analyzer = name("AN");
        HttpResponse<String> added =
                post("/api/analyzers", "{\"name\":\"%s\",\"identification\":\"%s*\"}".formatted(analyzer, analyzer));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long id = json.readTree(added.body()).get("id").asLong();
        HttpResponse<String> target = post(
                "/api/controls",
                "{\"analyzer\":%d,\"control\":\"%s\",\"level\":\"1\",\"test\":\"GLU\",\"mean\":100,\"deviation\":2}"
                        .formatted(id, name("QC")));
        assertThat(target.statusCode()).as(target.body()).isEqualTo(201);
        assertThat(read("/api/lab/activity").get("analyzers").toString()).contains(analyzer);
        assertThat(read("/api/catalog").get("tests").size()).isGreaterThan(60);
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19800101", "M", code).getFirst();
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = desk.api("GET", path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body) {
        return desk.api("POST", path, body);
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
