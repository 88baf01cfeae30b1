package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class SectionBenchTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk desk;

    SectionBenchTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void eachBenchShowsItsOwnSectionsWithTheUrgentFirst() {
        String record = name("SB");
        List<String> tubes = laboratory.order(record, record, "19700101", "M", "K", "PT");

        JsonNode chemistry = rows("chemistry", record);
        assertThat(chemistry).hasSize(1);
        assertThat(chemistry.get(0).get("work").get("test").asString()).isEqualTo("K");
        assertThat(rows("coagulation", record).get(0).get("work").get("test").asString())
                .isEqualTo("PT");
        assertThat(tubes).hasSize(2);
        assertThat(desk.page("/lab/benches/serology").body()).doesNotContain(record);
    }

    @Test
    void aValueBeyondTheRangeIsDilutedAndTheFormerStays() {
        String analyzer = analyzer("GLU", "GLU");
        String accession = order("GLU");
        laboratory.measure(analyzer, accession, "GLU", ">700", "mg/dL");
        long former = latest(accession, "GLU");

        assertThat(dilute(former, "{\"factor\":5}").body()).contains("can't be multiplied");
        assertThat(dilute(former, "{\"factor\":1,\"measured\":\"180\"}").statusCode())
                .isEqualTo(400);
        assertThat(dilute(former, "{\"factor\":5,\"measured\":\"180\"}").statusCode())
                .isEqualTo(200);

        long diluted = latest(accession, "GLU");
        assertThat(diluted).isNotEqualTo(former);
        assertThat(text("reported", diluted)).isEqualTo("900");
        assertThat(text("array_to_string(comments, ';')", diluted)).isEqualTo("Diluted 1 to 5: 180 measured");
        assertThat(text("reported", former)).isEqualTo(">700");
        assertThat(laboratory.rows("select 1 from lab.dilution where result = ? and factor = 5", former))
                .hasSize(1);
        desk.api("POST", "/api/results/" + diluted + "/release", "{\"reason\":\"called\"}");
        assertThat(desk.page("/lab/specimens/" + accession).body())
                .contains("900")
                .contains("&gt;700");
    }

    @Test
    void aDilutionOfAReleasedResultWaitsForAPerson() {
        String analyzer = analyzer("K", "K");
        String accession = order("K");
        laboratory.measure(analyzer, accession, "K", "4.2", "mmol/L");
        long former = latest(accession, "K");
        assertThat(text("state", former)).isEqualTo("RELEASED");

        dilute(former, "{\"factor\":2,\"measured\":\"2.2\"}");

        assertThat(text("state", latest(accession, "K"))).isEqualTo("HELD");
        assertThat(text("state", former)).isEqualTo("RELEASED");
    }

    @Test
    void indicesAndTheEarlierValueStandBesideTheResult() {
        String analyzer = analyzer("K", "K");
        String record = name("SB");
        String first = laboratory.order(record, name("O"), "19700101", "M", "K").getFirst();
        laboratory.measure(analyzer, first, "K", "4.0", "mmol/L");
        String second =
                laboratory.order(record, name("O"), "19700101", "M", "K").getFirst();
        laboratory.measure(analyzer, second, "HIL-H", "120", "");
        laboratory.measure(analyzer, second, "K", "5.0", "mmol/L");

        JsonNode row = rowOf(
                "K",
                json.readTree(desk.api("GET", "/api/benches/chemistry?state=HELD,RELEASED&accession=" + second, "")
                        .body()));

        assertThat(row.get("previous").asString()).isEqualTo("4.0");
        assertThat(row.get("change").asInt()).isEqualTo(25);
        assertThat(row.get("indices").asString()).contains("H 120");
    }

    @Test
    void theLotInForceMakesTheInrOfAReleasedProthrombinTime() {
        desk.api(
                "PUT",
                "/api/benches/thromboplastin",
                "{\"lot\":\"" + name("L") + "\",\"isi\":1.2,\"meanNormal\":12.4}");
        String analyzer = analyzer("PT", "PT");
        String accession = order("PT");
        laboratory.measure(analyzer, accession, "PT", "18.6", "s");
        long time = latest(accession, "PT");
        laboratory.change("update lab.result set state = 'RELEASED' where id = ?", time);

        assertThat(desk.api("POST", "/api/benches/results/" + time + "/inr", "").body())
                .contains("1.63");
        assertThat(text("array_to_string(comments, ';')", latest(accession, "INR")))
                .contains("ISI 1.2")
                .contains("18.6 s");
        assertThat(desk.api("POST", "/api/benches/results/" + latest(accession, "INR") + "/inr", "")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRatioInTheGreyZoneIsRepeatedInDuplicateBeforeItIsReported() {
        String accession = order("HBSAG");

        assertThat(ratio(accession, "1.02")).contains("REPEAT");
        assertThat(laboratory.results(accession)).isEmpty();
        assertThat(desk.page("/lab/benches/serology").body()).contains("Repeat in duplicate");
        assertThat(ratio(accession, "0.4")).contains("REPEAT");
        assertThat(ratio(accession, "0.5")).contains("NONREACTIVE");

        long result = latest(accession, "HBSAG");
        assertThat(text("reported", result)).isEqualTo("nonreactive");
        assertThat(text("array_to_string(comments, ';')", result)).contains("1.02, 0.4, 0.5");
        assertThat(desk.api(
                                "POST",
                                "/api/benches/ratios",
                                "{\"accession\":\"" + accession + "\",\"test\":\"K\",\"ratio\":1}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyTheLaboratoryWorksAtItsBenches() {
        LabDesk doctor = new LabDesk(port, "doctor");

        assertThat(doctor.api("GET", "/api/benches/chemistry", "").statusCode()).isEqualTo(403);
        assertThat(desk.api("GET", "/api/benches/kitchen", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theBenchesHaveNoBarriers() {
        String analyzer = analyzer("K", "K");
        String accession = order("K", "PT", "HBSAG");
        laboratory.measure(analyzer, accession, "K", "8.9", "mmol/L");
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            for (String path : List.of("chemistry", "coagulation", "serology", "settings")) {
                assertThat(browser.faultsAtAGlance("bench-" + path, "/lab/benches/" + path))
                        .isEmpty();
            }
        }
    }

    private JsonNode rows(String bench, String record) {
        return json.readTree(desk.api("GET", "/api/benches/" + bench + "?patient=" + record, "")
                        .body())
                .get("rows");
    }

    private static JsonNode rowOf(String test, JsonNode page) {
        for (JsonNode row : page.get("rows")) {
            if (row.get("work").get("test").asString().equals(test)) {
                return row;
            }
        }
        throw new AssertionError("No row of " + test + " in " + page);
    }

    private String analyzer(String code, String test) {
        String analyzer = name("SB");
        laboratory.analyzer(analyzer, code, test);
        return analyzer;
    }

    private String order(String... tests) {
        String record = name("SB");
        return laboratory.order(record, record, "19700101", "M", tests).getFirst();
    }

    private long latest(String accession, String test) {
        return Long.parseLong(laboratory.text(
                "select max(r.id)::text from lab.result r join lab.specimen s on s.id = r.specimen"
                        + " where s.accession = ? and r.test = ?",
                accession,
                test));
    }

    private String text(String column, long result) {
        return laboratory.text("select " + column + " from lab.result where id = ?", result);
    }

    private java.net.http.HttpResponse<String> dilute(long result, String body) {
        return desk.api("POST", "/api/benches/results/" + result + "/dilution", body);
    }

    private String ratio(String accession, String ratio) {
        return desk.api(
                        "POST",
                        "/api/benches/ratios",
                        "{\"accession\":\"" + accession + "\",\"test\":\"HBSAG\",\"ratio\":" + ratio + "}")
                .body();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    }
}
