package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;
import org.undercroft.platform.security.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class QualityControlDayTest {

    private final Laboratory laboratory;
    private final ControlTargets controls;
    private final LabDesk desk;
    private final JsonMapper json;
    private final int port;

    private String analyzer = "";
    private AnalyzerId id = new AnalyzerId(0);
    private String material = "";

    QualityControlDayTest(
            @Autowired Laboratory laboratory,
            @Autowired ControlTargets controls,
            @LocalServerPort int port,
            @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.controls = controls;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @BeforeEach
    void anAnalyzerStandsOnTheBench() {
        analyzer = name("AN");
        material = name("M");
        id = laboratory.analyzer(analyzer, "K", "K");
    }

    @Test
    void twoLevelsOfOneRunBeyondTwoDeviationsStopTheAnalyzerWhereTheProcedureSaysSo() {
        put("/api/quality/rules", """
            {"test":"K","material":"%s","rules":["1-2s;WARN;LEVEL","2-2s;REJECT;RUN"]}\
            """.formatted(material));
        String first = target("1", "A", null);
        String second = target("2", "B", null);
        laboratory.measure(analyzer, first, "K", "4.21", "mmol/L");
        assertThat(state()).isEqualTo("IN_SERVICE");
        laboratory.measure(analyzer, second, "K", "4.22", "mmol/L");
        assertThat(state()).isEqualTo("OUT_OF_SERVICE");
        assertThat(verdict(second)).isEqualTo("REJECT {2-2s,1-2s}");
    }

    @Test
    void anExcludedPointLeavesTheChainAndStaysOnTheChart() {
        put("/api/quality/rules", """
            {"test":"K","material":"%s","rules":["2-2s;REJECT;LEVEL"]}\
            """.formatted(material));
        String control = target("1", "A", null);
        laboratory.measure(analyzer, control, "K", "4.21", "mmol/L");
        post("/api/quality/results/" + lastOf(control) + "/exclude", "{\"exclude\":true,\"reason\":\"air bubble\"}");
        laboratory.measure(analyzer, control, "K", "4.22", "mmol/L");
        assertThat(state()).isEqualTo("IN_SERVICE");
        assertThat(page("/lab/quality/chart?analyzer=" + id.value() + "&test=K"))
                .contains("air bubble")
                .contains("lot A");
    }

    @Test
    void aControlOfAnExpiredLotIsKeptAndCountsForNothing() {
        String control =
                target("1", "OLD", LocalDate.now(ZoneId.systemDefault()).minusDays(1));
        laboratory.measure(analyzer, control, "K", "9.9", "mmol/L");
        assertThat(verdict(control)).isEqualTo("EXPIRED {}");
        assertThat(state()).isEqualTo("IN_SERVICE");
    }

    @Test
    void aTypedControlIsJudgedLikeAMeasuredOne() {
        String control = target("1", "A", null);
        long target = controls.targets().stream()
                .filter(each -> each.control().equals(control))
                .findFirst()
                .orElseThrow()
                .id();
        post("/api/quality/results", "{\"analyzer\":%d,\"target\":%d,\"value\":\"4.9\"}".formatted(id.value(), target));
        assertThat(verdict(control)).isEqualTo("REJECT {1-3s,1-2s}");
        assertThat(state()).isEqualTo("OUT_OF_SERVICE");
        assertThat(desk.api(
                                "POST",
                                "/api/quality/results",
                                "{\"analyzer\":%d,\"target\":%d,\"value\":\"abc\"}".formatted(id.value(), target))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void ofSeveralTypedValuesNoneIsKeptIfOneIsRefused() {
        String good = target("1", "A", null);
        String bad = target("2", "B", null);
        String page = "/lab/quality/enter";
        Browser technologist = Browser.as(Role.LAB_TECHNOLOGIST, port);
        technologist.post(
                page, page + "/control", Map.of("analyzer", id.value() + "", field(good), "4.0", field(bad), "4,,0"));
        assertThat(entered(good)).isZero();

        technologist.post(
                page, page + "/control", Map.of("analyzer", id.value() + "", field(good), "4.0", field(bad), "4.1"));
        assertThat(List.of(entered(good), entered(bad))).containsExactly(1, 1);
    }

    private String field(String control) {
        return "value-"
                + controls.targets().stream()
                        .filter(each -> each.control().equals(control))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    private int entered(String control) {
        return laboratory
                .rows("select id from lab.control_result where control = ?", control)
                .size();
    }

    @Test
    void aFailureIsSignedOffOnlyWithActionGoodControlAndEveryResultLookedAt() {
        String control = target("1", "A", null);
        laboratory.measure(analyzer, control, "K", "4.0", "mmol/L");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "K").getFirst();
        laboratory.measure(analyzer, accession, "K", "4.4", "mmol/L");
        laboratory.measure(analyzer, control, "K", "4.9", "mmol/L");
        long failure = lastOf(control);
        String here = "/api/quality/failures/" + failure;

        assertThat(sign(here)).isEqualTo(409);
        post(here + "/actions", "{\"kind\":\"RECALIBRATED\",\"words\":\"two point calibration\"}");
        assertThat(sign(here)).isEqualTo(409);
        laboratory.measure(analyzer, control, "K", "4.01", "mmol/L");
        assertThat(sign(here)).isEqualTo(409);
        JsonNode affected = read(here + "/look-back");
        assertThat(affected.size()).isEqualTo(1);
        assertThat(affected.get(0).get("accession").asString()).isEqualTo(accession);
        post(
                here + "/look-back",
                "{\"results\":[%d],\"finding\":\"STANDS\",\"words\":\"\"}"
                        .formatted(affected.get(0).get("result").asLong()));
        assertThat(sign(here)).isEqualTo(200);
        assertThat(page("/lab/quality/failures/" + failure))
                .contains("two point calibration")
                .contains("drifted");
        assertThat(laboratory.rows(
                        "select 1 from platform.audit_entry where entity_type = 'look-back' and entity_id = ?",
                        String.valueOf(failure)))
                .isNotEmpty();
    }

    private int sign(String here) {
        return desk.api("POST", here + "/sign", "{\"cause\":\"calibration drifted\"}")
                .statusCode();
    }

    @Test
    void aLotsOwnDataBecomeItsTargetOncePeopleAcceptThem() {
        String control = name("QC");
        JsonNode lots = post("/api/quality/lots", """
            {"analyzer":%d,"control":"%s","lot":"N1","level":"1","test":"K"}\
            """.formatted(id.value(), control));
        long collection = lots.valueStream()
                .filter(lot -> lot.get("target").get("control").asString().equals(control))
                .findFirst()
                .orElseThrow()
                .get("collection")
                .asLong();
        for (int i = 0; i < 20; i++) {
            laboratory.measure(analyzer, control, "K", i % 2 == 0 ? "4.0" : "4.2", "mmol/L");
        }
        String accept = "{\"analyzer\":%d,\"collection\":%d}".formatted(id.value(), collection);
        assertThat(desk.api("POST", "/api/quality/lots/accept", accept).statusCode())
                .as("all on one day")
                .isEqualTo(409);
        laboratory.inTransaction(() -> {
            for (Map<String, Object> row : laboratory.rows(
                    "select id, row_number() over (order by id) as n from lab.control_result where collection = ?",
                    collection)) {
                laboratory.change(
                        "update lab.control_result set measured_at = now() - make_interval(days => ?::int) where id ="
                                + " ?",
                        Objects.requireNonNull(row.get("n")),
                        Objects.requireNonNull(row.get("id")));
            }
            return true;
        });
        assertThat(post("/api/quality/lots/accept", accept).get("words").asString())
                .contains("4.1")
                .contains("0.1026");
        laboratory.measure(analyzer, control, "K", "4.9", "mmol/L");
        assertThat(state()).isEqualTo("OUT_OF_SERVICE");
    }

    @Test
    void aDriftOfPatientsResultsIsAnEventWithItsEvidence() {
        for (int i = 0; i < 80; i++) {
            laboratory.measure(analyzer, name("NO"), "K", i % 2 == 0 ? "4.0" : "4.2", "mmol/L");
        }
        JsonNode standings = post("/api/quality/patients", """
            {"analyzer":%d,"test":"K","statistic":"EWMA","size":10,"falseAlarms":1}\
            """.formatted(id.value()));
        assertThat(standings.toString()).contains(analyzer);
        for (int i = 0; i < 20; i++) {
            laboratory.measure(analyzer, name("NO"), "K", "5.1", "mmol/L");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(laboratory.rows(
                                "select 1 from platform.event where type like '%PatientControlAlarm' and subject = ?",
                                "analyzer/" + id.value()))
                        .hasSize(1));
        assertThat(read("/api/quality/patients/alarms").toString()).contains(analyzer);
        assertThat(read("/api/calls").toString())
                .contains(analyzer + " K: patients' results drift")
                .contains("/lab/quality/patients");
        assertThat(page("/lab/quality/patients?analyzer=" + id.value() + "&test=K&statistic=BULL&size=20"))
                .contains("How soon a bias would be seen");
    }

    @Test
    void aRoundsTargetIsSeenOnlyAfterOurValuesStand() {
        String sample = name("EQ");
        long round = post(
                        "/api/quality/rounds",
                        "{\"scheme\":\"%s\",\"name\":\"1\",\"due\":\"2026-12-01\"}".formatted(name("S")))
                .get("id")
                .asLong();
        String here = "/api/quality/rounds/" + round;
        post(here + "/samples", "{\"sample\":\"%s\",\"test\":\"K\"}".formatted(sample));
        laboratory.measure(analyzer, sample, "K", "4.4", "mmol/L");
        JsonNode line = post(here + "/take", "").get(0);
        assertThat(line.get("value").asDouble()).isEqualTo(4.4);
        String value = here + "/lines/" + line.get("id").asLong();
        String target = "{\"target\":4.0,\"deviation\":0.1}";
        assertThat(desk.api("POST", value, target).statusCode()).isEqualTo(409);
        post(here + "/submit", "");
        assertThat(desk.api("POST", value, "{\"value\":4.0}").statusCode()).isEqualTo(409);
        JsonNode score = post(value, target).get(0).get("score");
        assertThat(score.get("value").asDouble()).isEqualTo(4.4);
        assertThat(page("/lab/quality/proficiency/" + round))
                .contains("+4.00")
                .contains("Unacceptable")
                .contains("Use in the Sigma of K");
    }

    @Test
    void everyPageOfQualityControlOpens() {
        target("1", "A", null);
        for (String path : List.of(
                "", "/enter", "/failures", "/lots", "/rules", "/sigma", "/patients", "/proficiency", "/peers")) {
            assertThat(page("/lab/quality" + path)).contains("Quality control");
        }
        assertThat(page("/lab/quality")).contains(analyzer);
        assertThat(page("/lab/quality/chart?test=K&from=2026-01-01&to=&analyzer=" + id.value()))
                .contains("No judged control");
        assertThat(read("/api/quality/overview").toString()).contains(analyzer);
        assertThat(read("/api/quality/sigma").isArray()).isTrue();
    }

    @Test
    void aScheduledControlThatDidNotComeIsOverdue() {
        target("1", "A", null);
        put("/api/quality/schedules", """
            {"analyzer":%d,"test":"K","hours":8,"grace":0}\
            """.formatted(id.value()));
        laboratory.inTransaction(() -> {
            laboratory.change(
                    "update lab.control_schedule set changed_at = now() - interval '1 day' where analyzer = ?",
                    id.value());
            return true;
        });
        assertThat(read("/api/quality/overview")
                        .valueStream()
                        .filter(line -> line.get("analyzer").asLong() == id.value())
                        .findFirst()
                        .orElseThrow()
                        .get("dueState")
                        .asString())
                .isEqualTo("OVERDUE");
    }

    private String target(String level, String lot, @org.jspecify.annotations.Nullable LocalDate expires) {
        String control = name("QC");
        controls.set(
                new ControlTarget(
                        0,
                        id,
                        control,
                        material,
                        lot,
                        level,
                        "K",
                        new BigDecimal("4.0"),
                        new BigDecimal("0.1"),
                        "mmol/L",
                        ControlTarget.PACKAGE_INSERT,
                        expires),
                "test");
        return control;
    }

    private String state() {
        return laboratory.text("select state from lab.analyzer where id = ?", id.value());
    }

    private String verdict(String control) {
        return laboratory.text(
                "select verdict || ' ' || rules::text from lab.control_result where control = ? order by id desc limit"
                        + " 1",
                control);
    }

    private long lastOf(String control) {
        return Long.parseLong(
                laboratory.text("select max(id)::text from lab.control_result where control = ?", control));
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private JsonNode read(String path) {
        return said(desk.api("GET", path, ""));
    }

    private JsonNode post(String path, String body) {
        return said(desk.api("POST", path, body));
    }

    private JsonNode put(String path, String body) {
        return said(desk.api("PUT", path, body));
    }

    private JsonNode said(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
