package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.centrifuge.HemolysisWatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tubes in the centrifuge, over real HTTP. */
@UndercroftTest
@Import(Laboratory.class)
class CentrifugeDayTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;
    private final HemolysisWatch hemolysis;
    private String tag = "";
    private long centrifuge;
    private long program;

    CentrifugeDayTest(
            @Autowired Laboratory laboratory,
            @LocalServerPort int port,
            @Autowired JsonMapper json,
            @Autowired HemolysisWatch hemolysis) {
        this.hemolysis = hemolysis;
        this.laboratory = laboratory;
        this.json = json;
        this.desk = new LabDesk(port, "lab");
    }

    @BeforeEach
    void aCentrifugeWithASerumProgram() {
        tag = name("CF-");
        centrifuge = posted("/api/centrifuges", "{\"name\":\"%s\",\"equipmentTag\":\"%s\"}".formatted(tag, tag))
                .get("id")
                .asLong();
        long rotor = posted(
                        "/api/centrifuges/" + centrifuge + "/rotors",
                        "{\"name\":\"S-4\",\"kind\":\"SWING_OUT\",\"radius\":16,\"mostRpm\":4000,\"places\":4}")
                .get("id")
                .asLong();
        program = posted(
                        "/api/centrifuges/rotors/" + rotor + "/programs",
                        "{\"name\":\"Serum\",\"rpm\":3344,\"minutes\":10,\"celsius\":20,\"brake\":5}")
                .get("id")
                .asLong();
    }

    @Test
    void aRunKeepsTheForceThatWasSetAndTheForceThatWasReached() {
        String tube = drawn(45);
        long run = begin();
        posted("/api/centrifuges/runs/" + run + "/tubes", "{\"accession\":\"%s\"}".formatted(tube));
        post("/api/centrifuges/runs/" + run + "/start", "");
        assertThat(post("/api/centrifuges/runs/" + run + "/end", "{\"outcome\":\"COMPLETED\"}")
                        .body())
                .contains("speed that the centrifuge showed");
        post("/api/centrifuges/runs/" + run + "/end", "{\"outcome\":\"COMPLETED\",\"reachedRpm\":3300}");
        JsonNode ended = read("/api/centrifuges/runs/" + run);
        assertThat(ended.get("setForce").asDouble()).isEqualTo(2000.3);
        assertThat(ended.get("reachedForce").asDouble()).isEqualTo(1948.0);
        assertThat(read("/api/tubes/" + tube).toString())
                .contains("Spun in " + tag)
                .contains("1948 g at 3300 rpm");
    }

    @Test
    void aTubeThatIsNotClottedIsTakenOnlyWithAReason() {
        String tube = drawn(10);
        long run = begin();
        String path = "/api/centrifuges/runs/" + run + "/tubes";
        assertThat(post(path, "{\"accession\":\"%s\"}".formatted(tube)).body()).contains("10 min only");
        JsonNode taken = posted(path, "{\"accession\":\"%s\",\"reason\":\"clot activator\"}".formatted(tube));
        assertThat(taken.get("findings").size()).isEqualTo(1);
        assertThat(read("/api/tubes/" + tube).get("overrides").toString()).contains("clot activator");
    }

    @Test
    void gelIsNotSpunTwice() {
        String tube = drawn(45);
        spin(tube, "COMPLETED");
        assertThat(post("/api/centrifuges/runs/" + begin() + "/tubes", "{\"accession\":\"%s\"}".formatted(tube))
                        .body())
                .contains("never spun again");
    }

    @Test
    void aRunThatFailsIsTold() {
        String tube = drawn(45);
        spin(tube, "IMBALANCE");
        assertThat(laboratory.text(
                        "select payload::text from platform.event where type = 'lab.CentrifugeRunFailed' and subject ="
                                + " ?",
                        "centrifuge/" + tag))
                .contains("IMBALANCE")
                .contains(tube);
    }

    @Test
    void aCentrifugeHasOneRunAtATimeAndARotorAsManyTubesAsPlaces() {
        long run = begin();
        assertThat(post("/api/centrifuges/" + centrifuge + "/runs", "{\"program\":%d}".formatted(program))
                        .statusCode())
                .isEqualTo(409);
        for (int i = 0; i < 4; i++) {
            posted("/api/centrifuges/runs/" + run + "/tubes", "{\"accession\":\"%s\"}".formatted(drawn(45)));
        }
        assertThat(post("/api/centrifuges/runs/" + run + "/tubes", "{\"accession\":\"%s\"}".formatted(drawn(45)))
                        .body())
                .contains("is full");
    }

    @Test
    void hemolysisThatRisesAtACentrifugeIsToldOnce() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        for (int i = 0; i < 24; i++) {
            String tube = drawn(45);
            spin(tube, "COMPLETED");
            laboratory.measure(analyzer, tube, "HIL-H", String.valueOf(4 + i % 5), "");
        }
        hemolysis.look();
        assertThat(drifts()).isZero();
        for (int i = 0; i < 8; i++) {
            String tube = drawn(45);
            spin(tube, "COMPLETED");
            laboratory.measure(analyzer, tube, "HIL-H", "150", "");
        }
        hemolysis.look();
        hemolysis.look();
        assertThat(drifts()).isEqualTo(1);
        JsonNode trends = read("/api/centrifuges/hemolysis?by=CENTRIFUGE");
        assertThat(trends)
                .filteredOn(trend -> trend.get("name").asString().equals(tag))
                .singleElement()
                .satisfies(
                        trend -> assertThat(trend.get("drifting").asBoolean()).isTrue());
        assertThat(desk.page("/lab/hemolysis?by=CENTRIFUGE&name=" + tag).body())
                .contains("Drifting")
                .contains("As a table");
        assertThat(desk.api("GET", "/api/calls", "").body())
                .contains("hemolysis drifts: centrifuge " + tag)
                .contains("/lab/hemolysis?by=CENTRIFUGE");
    }

    private int drifts() {
        return laboratory
                .rows(
                        "select 1 from platform.event where type = 'lab.HemolysisDrifted' and subject = ?",
                        "hemolysis/CENTRIFUGE/" + tag)
                .size();
    }

    private long begin() {
        return posted("/api/centrifuges/" + centrifuge + "/runs", "{\"program\":%d}".formatted(program))
                .get("id")
                .asLong();
    }

    private void spin(String tube, String outcome) {
        String run = "/api/centrifuges/runs/" + begin();
        posted(run + "/tubes", "{\"accession\":\"%s\"}".formatted(tube));
        post(run + "/start", "");
        assertThat(post(run + "/end", "{\"outcome\":\"%s\",\"reachedRpm\":3344}".formatted(outcome))
                        .statusCode())
                .isEqualTo(200);
    }

    private String drawn(int minutesAgo) {
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "M", "NA").getFirst();
        laboratory.run(
                "update lab.specimen set state = 'RECEIVED', collected_at = now() - make_interval(mins => %d) where accession = ?"
                        .formatted(minutesAgo),
                tube);
        return tube;
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = desk.api("GET", path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private JsonNode posted(String path, String body) {
        HttpResponse<String> response = post(path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return json.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body) {
        return desk.api("POST", path, body);
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
