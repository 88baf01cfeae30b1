package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.Browser;
import org.undercroft.LiveWatch;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class CriticalCallTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;
    private final LabDesk doctor;
    private final int port;

    CriticalCallTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
        this.doctor = new LabDesk(port, "doctor");
    }

    @Test
    void aConfirmedCriticalValueIsOnTheDoctorsScreenWithinTwoSeconds() throws Exception {
        Browser screen = Browser.as(Role.DOCTOR, port);
        long call = critical("7.1");
        String row = "id=\"call-" + call + "\"";
        assertThat(screen.get("/lab/critical").body()).as("not confirmed yet").doesNotContain(row);
        try (LiveWatch live = LiveWatch.open(screen, "/lab/critical/stream")) {
            live.next("beat");
            long released = System.nanoTime();
            release(call);
            String page = "";
            while (!page.contains(row)) {
                live.next("changed");
                page = screen.get("/lab/critical").body();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - released);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void aWrongReadBackIsLoudAndLeavesTheCallOpen() {
        long call = critical("7.1");
        assertThat(called(call, "1.7 mmol/L")).isEqualTo("MISMATCH");
        assertThat(called(call, "7.1")).isEqualTo("INCOMPLETE");
        assertThat(state(call)).isEqualTo("OPEN");
        assertThat(page("/lab/critical/" + call)).contains("WRONG", "1.7 mmol/L", "nurse Berta");

        assertThat(called(call, "7,1 MMOL/L")).isEqualTo("MATCH");
        assertThat(state(call)).isEqualTo("CALLED");
        assertThat(laboratory.rows("select * from lab.critical_contact where call = ? and kind = 'CALL'", call))
                .hasSize(3);
    }

    @Test
    void aCallNobodyAnswersClimbsTheLadderFromWhatTheDatabaseKnows() {
        long call = critical("7.2");
        laboratory.rows("""
            update lab.critical_call set opened_at = opened_at - interval '20 minutes', due_at = due_at - interval '20 minutes'
             where id = ? returning id
            """, call);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(laboratory.rows("""
                    select whom from lab.critical_contact where call = ? and kind = 'ESCALATED' order by id
                    """, call))
                        .extracting(row -> row.get("whom"))
                        .containsExactly("technologist", "ward charge nurse"));
        assertThat(laboratory.text(
                        "select step || ' ' || (due_at = opened_at + interval '30 minutes') from"
                                + " lab.critical_call where id = ?",
                        call))
                .isEqualTo("2 true");
        assertThat(desk.api("GET", "/api/calls", "").body())
                .contains("Critical result " + call + " (K) not acknowledged, told: ward charge nurse");
    }

    @Test
    void aRungPagesWhoeverIsOnCallForItWithinTwoSecondsOfBeingDue() throws Exception {
        doctor.api("POST", "/api/lab/critical/duties", "{\"whom\":\"attending doctor\",\"on\":true}");
        long call = critical("7.3");
        release(call);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> laboratory
                        .text("select (told_at is not null)::text from lab.critical_call where id = ?", call)
                        .equals("true"));
        long due = System.nanoTime();
        laboratory.rows("""
            update lab.critical_call set opened_at = opened_at - interval '31 minutes', due_at = due_at - interval '31 minutes'
             where id = ? returning id
            """, call);
        JsonNode page = await().atMost(Duration.ofSeconds(10)).until(() -> paged(doctor, call), found -> found != null);
        assertThat(Duration.ofNanos(System.nanoTime() - due)).isLessThan(Duration.ofSeconds(2));
        assertThat(page.get("whom").asString()).isEqualTo("attending doctor");
        assertThat(page.get("addressed").asBoolean()).isTrue();
        assertThat(page.get("value").asString()).isEqualTo("7.3 mmol/L");
        assertThat(doctor.page("/lab/critical").body())
                .contains("Paged to you", "id=\"page-" + page.get("id").asLong() + "\"");
        try (org.undercroft.browser.Browser browser = org.undercroft.browser.Browser.open(port)) {
            browser.signIn("doctor");
            assertThat(browser.faultsAtAGlance("critical-pages", "/lab/critical"))
                    .isEmpty();
        }
        assertThat(laboratory.rows("select note from lab.critical_contact where call = ? and kind = 'ESCALATED'", call))
                .extracting(row -> String.valueOf(row.get("note")))
                .anyMatch(note -> note.endsWith("paged: doctor"))
                .anyMatch(note -> note.endsWith("nobody is on call: shown to all"));

        assertThat(doctor.api(
                                "POST",
                                "/api/lab/critical/pages/" + page.get("id").asLong() + "/read",
                                "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(paged(doctor, call)).as("in hand").isNull();
        assertThat(state(call)).as("a page acknowledges nothing").isEqualTo("OPEN");
        doctor.api("POST", "/api/lab/critical/duties", "{\"whom\":\"attending doctor\",\"on\":false}");
    }

    private @Nullable JsonNode paged(LabDesk reader, long call) {
        for (JsonNode page :
                json.readTree(reader.api("GET", "/api/lab/critical/pages", "").body())) {
            if (page.get("call").asLong() == call && page.get("addressed").asBoolean()) {
                return page;
            }
        }
        return null;
    }

    @Test
    void acknowledgingOnTheScreenIsAVerifiedContact() {
        long call = critical("7.3");
        assertThat(doctor.api("POST", "/api/lab/critical/" + call + "/acknowledge", "")
                        .statusCode())
                .as("nothing to acknowledge before the laboratory confirms")
                .isEqualTo(409);
        release(call);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(doctor.api("POST", "/api/lab/critical/" + call + "/acknowledge", "")
                                .statusCode())
                        .isEqualTo(200));
        assertThat(state(call)).isEqualTo("ACKNOWLEDGED");
        assertThat(desk.api("GET", "/api/calls", "").body()).doesNotContain("Critical result " + call + " ");
        assertThat(desk.api("POST", "/api/lab/critical/" + call + "/acknowledge", "")
                        .statusCode())
                .as("the laboratory can't acknowledge for the doctor")
                .isEqualTo(403);
    }

    @Test
    void aRejectedValueIsWithdrawn() {
        long call = critical("7.4");
        desk.api("POST", "/api/results/" + result(call) + "/reject", "{\"reason\":\"hemolyzed\"}");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(state(call)).isEqualTo("WITHDRAWN"));
    }

    @Test
    void byPolicyACriticalValueLeavesOnlyBehindTheCall() {
        laboratory.rows(
                "insert into lab.critical_policy (ladder, leaves, changed_by) select ladder, 'AFTER_CALL', 'test'"
                        + " from lab.critical_policy order by version desc limit 1 returning version");
        try {
            long call = critical("7.5");
            String path = "/api/results/" + result(call) + "/release";
            assertThat(desk.api("POST", path, "{\"reason\":\"seen\"}").statusCode())
                    .isEqualTo(409);
            called(call, "7.5 mmol/L");
            assertThat(desk.api("POST", path, "{\"reason\":\"seen\"}").statusCode())
                    .isEqualTo(200);
        } finally {
            laboratory.rows("insert into lab.critical_policy (ladder, leaves, changed_by) select ladder, 'BEFORE_CALL',"
                    + " 'test' from lab.critical_policy order by version desc limit 1 returning version");
        }
    }

    @Test
    void aDoctorSeesTheOrdersOfHerOwnAndTheWardsSheNames() {
        long call = critical("7.6");
        release(call);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(doctor.page("/lab/critical").body()).contains("call-" + call + "\""));
        Browser nurse = Browser.as(Role.NURSE, port);
        nurse.post("/lab/critical", "/lab/critical/watch", Map.of("wards", "NOWHERE", "doctor", ""));
        assertThat(nurse.get("/lab/critical").body()).doesNotContain("call-" + call + "\"");
        nurse.post("/lab/critical", "/lab/critical/watch", Map.of("wards", "NOWHERE, W3", "doctor", ""));
        assertThat(nurse.get("/lab/critical").body()).contains("call-" + call + "\"");
    }

    @Test
    void theFiguresTellHowWellItGoes() {
        long call = critical("7.7");
        called(call, "7.7 mmol/L");
        JsonNode figures = json.readTree(
                desk.api("GET", "/api/lab/critical/figures?days=1", "").body());
        assertThat(figures.get("calls").asLong()).isPositive();
        assertThat(figures.get("medianMinutes").isNumber()).isTrue();
        assertThat(figures.get("readBack").asDouble()).isBetween(1.0, 100.0);
        assertThat(page("/lab/critical/figures")).contains("With read-back", "15 ward charge nurse");
    }

    private long critical(String value) {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "M", "K").getFirst();
        laboratory.measure(analyzer, accession, "K", value, "mmol/L");
        return Long.parseLong(laboratory.text("select id::text from lab.critical_call where accession = ?", accession));
    }

    private void release(long call) {
        assertThat(desk.api("POST", "/api/results/" + result(call) + "/release", "{\"reason\":\"confirmed\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private String result(long call) {
        return laboratory.text("select result::text from lab.critical_call where id = ?", call);
    }

    private String called(long call, String readBack) {
        HttpResponse<String> response = desk.api(
                "POST",
                "/api/lab/critical/" + call + "/calls",
                json.writeValueAsString(Map.of("whom", "nurse Berta", "readBack", readBack)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body()).get("verdict").asString();
    }

    private String state(long call) {
        return laboratory.text("select state from lab.critical_call where id = ?", call);
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
