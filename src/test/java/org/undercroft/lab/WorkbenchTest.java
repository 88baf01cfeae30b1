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

/** A driver drafted, tried, published and taken back over the API and the pages. */
@UndercroftTest
@Import(Laboratory.class)
class WorkbenchTest {

    private static final String BLOOD_COUNT = "1H|\\\\^&|||COUNTER\\nP|1\\nO|1||^^ 27^M|^^^^WBC\\n"
            + "R|1|^^^^WBC^1|8.13|10*3/uL||N||F\\nR|2|^^^^PLT_Clumps?|120|||||F\\nL|1|N\\n";

    private final Laboratory laboratory;
    private final LabDesk desk;
    private final JsonMapper json;

    WorkbenchTest(@LocalServerPort int port, @Autowired Laboratory laboratory, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
        this.json = json;
    }

    @Test
    void aPastedMessageIsTakenApartTriedAndItsDriverPublished() {
        String name = name("WB");
        String bench = bench(name);
        JsonNode laid = ok(
                desk.api("POST", bench + "/message", "{\"text\": \"" + BLOOD_COUNT.replace("COUNTER", name) + "\"}"));
        assertThat(laid.get("lines").size()).isEqualTo(6);
        assertThat(laid.get("tried").get(0).get("outcome").asString()).isEqualTo("HELD");

        JsonNode drafted = ok(desk.api("PUT", bench, draft("null")));
        assertThat(drafted.get("tried").get(0).get("reported").asString()).startsWith("8.13");
        assertThat(drafted.get("tried").get(0).get("outcome").asString()).isEqualTo("REPORTED");
        assertThat(drafted.get("tried").get(0).get("specimen").asString()).isEqualTo("27");
        assertThat(drafted.get("tried").get(1).get("outcome").asString()).isEqualTo("NOTED");
        assertThat(drafted.get("differences").size()).isEqualTo(4);

        int before = drafted.get("version").asInt();
        int published =
                ok(desk.api("POST", bench + "/publish", "")).get("version").asInt();
        assertThat(published).isEqualTo(before + 1);
        assertThat(ok(desk.api("GET", bench, "")).get("differences").size()).isZero();
        assertThat(desk.page(bench.substring(4).replace("/analyzers", "/lab/analyzers"))
                        .body())
                .contains("Platelets clump")
                .contains("R.3.5");
    }

    @Test
    void aFormerVersionIsPutBackWithItsFlags() {
        String name = name("WB");
        String bench = bench(name);
        ok(desk.api("PUT", bench, draft("null")));
        ok(desk.api("POST", bench + "/publish", ""));
        String analyzer = bench.replace("/workbench", "");
        JsonNode history = ok(desk.api("GET", analyzer + "/history", ""));
        assertThat(history.get(0).get("differences").toString()).contains("holds the whole tube");

        int first = history.get(1).get("version").asInt();
        ok(desk.api("POST", analyzer + "/history/" + first + "/restore", ""));

        assertThat(ok(desk.api("GET", bench, "")).get("draft").get("flags").size())
                .isEqualTo(1);
        assertThat(laboratory.rows("select * from lab.analyzer_flag where analyzer = ?", id(analyzer)))
                .isEmpty();
    }

    @Test
    void aDraftThatWasOvertakenIsNotPublished() {
        String name = name("WB");
        String bench = bench(name);
        ok(desk.api("PUT", bench, draft("null")));
        ok(desk.api("PUT", bench.replace("/workbench", "/mappings"), "[{\"code\": \"X\"}]"));

        HttpResponse<String> refused = desk.api("POST", bench + "/publish", "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("after this draft was begun");
    }

    @Test
    void aMessageOfTheInstrumentHoldsTheWholeTube() {
        String name = name("WB");
        String bench = bench(name);
        ok(desk.api("PUT", bench, draft("100")));
        ok(desk.api("POST", bench + "/publish", ""));
        String clumped =
                laboratory.order(name("P"), name("O"), "19800101", "F", "WBC").getFirst();
        String clear =
                laboratory.order(name("P"), name("O"), "19800101", "F", "WBC").getFirst();

        laboratory.receive(count(name, clumped, "110"));
        laboratory.receive(count(name, clear, "20"));

        assertThat(laboratory.results(clumped).getFirst())
                .containsEntry("state", "HELD")
                .extractingByKey("reason_text")
                .asString()
                .contains("TUBE: Platelets clump (110)");
        assertThat(laboratory.results(clumped).getLast()).containsEntry("state", "NOTED");
        assertThat(laboratory.results(clear).getFirst()).containsEntry("state", "RELEASED");
    }

    @Test
    void nobodyReadsTheMessagesOfAnotherSender() {
        String bench = bench(name("WB"));
        assertThat(desk.api("POST", bench + "/message", "{\"message\": 1}").statusCode())
                .isEqualTo(404);
    }

    private static ArrivedMessage count(String analyzer, String tube, String clumps) {
        return ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1||^^" + tube + "^M|^^^^WBC",
                "R|1|^^^^WBC^1|8.13|10*3/uL||N||F",
                "R|2|^^^^PLT_Clumps?|" + clumps + "|||||F",
                "L|1|N");
    }

    private static String draft(String atLeast) {
        return """
            {"driver": {"valueField": 4, "specimenSource": "O.4.3", "codeComponent": 5, "controlPattern": ""},
             "mappings": [{"code": "WBC", "test": "WBC", "unit": "", "loinc": ""}],
             "flags": [{"source": "CODE", "pattern": "PLT_Clumps?", "atLeast": %s, "effect": "TUBE",
                        "words": "Platelets clump"}]}
            """.formatted(atLeast);
    }

    /** The address of the bench of a new analyzer. */
    private String bench(String name) {
        AnalyzerId id = laboratory.analyzer(name);
        return "/api/analyzers/" + id.value() + "/workbench";
    }

    private static long id(String analyzer) {
        return Long.parseLong(analyzer.substring("/api/analyzers/".length()));
    }

    private JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json.readTree(response.body());
    }

    private static String name(String kind) {
        return kind + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }
}
