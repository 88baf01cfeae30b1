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
