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

/** Tubes from the bed to the bench, over real HTTP. */
@UndercroftTest
@Import(Laboratory.class)
class SpecimenDayTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;
    private final LabDesk nurse;

    SpecimenDayTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.desk = new LabDesk(port, "lab");
        this.nurse = new LabDesk(port, "nurse");
    }

    @Test
    void theCollectionListNamesTheTubesInTheOrderOfDraw() {
        String patient = name("P");
        laboratory.order(patient, name("O"), "19800101", "F", "CBC", "K", "PT");
        JsonNode visits = read(nurse, "/api/collections?ward=W3");
        JsonNode visit = visitOf(visits, patient);
        assertThat(visit.get("tubes"))
                .extracting(tube -> tube.get("specimen").get("tube").asString())
                .containsExactly("Light blue", "Gold", "Lavender");
        assertThat(visit.get("tubes").get(0).get("instructions").asString()).contains("Fill to the mark");
    }

    @Test
    void aTubeOfAnotherPatientIsRefusedAtTheBedAndThatStaysOnRecord() {
        String patient = name("P");
        laboratory.order(patient, name("O"), "19800101", "F", "K");
        String other = order("K");

        JsonNode refused =
                posted(nurse, "/api/collections", "{\"wristband\":\"%s\",\"tube\":\"%s\"}".formatted(patient, other));
        assertThat(refused.get("collected").asBoolean()).isFalse();
        assertThat(refused.get("words").asString()).startsWith("STOP");
        assertThat(life(other).toString()).contains("wristband of another patient");
        assertThat(state(other)).isEqualTo("ORDERED");
    }

    @Test
    void wristbandThenTubeMarksItCollectedByWhom() {
        String patient = name("P");
        String tube = laboratory.order(patient, name("O"), "19800101", "F", "K").getFirst();
        JsonNode collected =
                posted(nurse, "/api/collections", "{\"wristband\":\"%s\",\"tube\":\"%s\"}".formatted(patient, tube));
        assertThat(collected.get("collected").asBoolean()).isTrue();
        assertThat(life(tube).get("specimen").get("collectedBy").asString()).isEqualTo("nurse");
        assertThat(state(tube)).isEqualTo("COLLECTED");
        assertThat(visitOf(read(nurse, "/api/collections?ward=W3"), patient).isMissingNode())
                .isTrue();
    }

    @Test
    void eachCodeOfABatchIsJudgedForItself() {
        String tube = order("K");
        JsonNode scans = posted(desk, "/api/receipts", "{\"codes\":[\"%s\",\"NOBODY1\",\"%s\"]}".formatted(tube, tube));
        assertThat(scans)
                .extracting(scan -> scan.get("outcome").asString())
                .containsExactly("RECEIVED", "UNKNOWN_NUMBER", "DUPLICATE");
        assertThat(state(tube)).isEqualTo("RECEIVED");
    }

    @Test
    void theWrongKindOfTubeIsToldWhereABatchTakesOneKind() {
        String tube = order("K");
        JsonNode scans = posted(desk, "/api/receipts", "{\"codes\":[\"%s\"],\"type\":\"EDTA\"}".formatted(tube));
        assertThat(scans.get(0).get("outcome").asString()).isEqualTo("WRONG_TUBE");
        assertThat(state(tube)).isEqualTo("ORDERED");
    }

    @Test
    void aTubeThatIsTooOldIsTakenInOnlyWithAReason() {
        String tube = order("K");
        laboratory.run(
                "update lab.specimen set state = 'COLLECTED', collected_at = now() - interval '5 hours' where"
                        + " accession = ?",
                tube);
        assertThat(posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube))
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("TOO_OLD");
        assertThat(desk.api("POST", "/api/receipts/" + tube + "/anyway", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        posted(desk, "/api/receipts/" + tube + "/anyway", "{\"reason\":\"drawn in the operating room\"}");
        assertThat(state(tube)).isEqualTo("RECEIVED");
        assertThat(life(tube).get("overrides").toString()).contains("drawn in the operating room");
    }

    @Test
    void anAnalyzerThatHasATubeFirstImpliesItsReceipt() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String tube = order("K");
        laboratory.measure(analyzer, tube, "K", "4.4", "mmol/L");
        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "RELEASED");
        assertThat(life(tube).get("specimen").get("receiptImplied").asBoolean()).isTrue();
        assertThat(life(tube).toString()).contains("nobody scanned it");
    }

    @Test
    void aRejectedTubeIsOnTheWallBoardUntilTheNewOneIsDrawn() {
        String tube = order("K");
        posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        String next = posted(desk, "/api/tubes/" + tube + "/reject", "{\"reason\":\"HEMOLYZED\",\"note\":\"\"}")
                .get("recollect")
                .asString();
        assertThat(read(desk, "/api/calls").toString())
                .contains("specimen " + tube + " was rejected: draw " + next)
                .contains("/lab/tubes/" + next);

        posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(next));
        assertThat(read(desk, "/api/calls").toString()).doesNotContain(next);
    }

    @Test
    void aRejectedTubeIsAskedForAgainAndTheWardIsTold() {
        String tube = order("K");
        posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        String next = posted(desk, "/api/tubes/" + tube + "/reject", "{\"reason\":\"HEMOLYZED\",\"note\":\"H 4+\"}")
                .get("recollect")
                .asString();

        assertThat(state(tube)).isEqualTo("REJECTED");
        assertThat(state(next)).isEqualTo("ORDERED");
        assertThat(read(desk, "/api/tubes/" + next).get("specimen").get("tests").toString())
                .contains("K");
        assertThat(laboratory.sentAbout(next).getFirst())
                .contains("OBR|1|")
                .contains("|ST|")
                .contains("|||||||X|||")
                .contains("Hemolyzed: H 4+")
                .contains("RH^Hemolyzed^HL70490");
        assertThat(laboratory.text(
                        "select payload::text from platform.event where type = 'lab.SpecimenRejected' and subject = ?",
                        "specimen/" + tube))
                .contains("\"reason\": \"RH\"")
                .contains(next);
        assertThat(posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube))
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("REJECTED_BEFORE");
    }

    @Test
    void aResultOfARejectedTubeDoesNotLeave() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String tube = order("K");
        posted(desk, "/api/tubes/" + tube + "/reject", "{\"reason\":\"CLOTTED\"}");
        laboratory.measure(analyzer, tube, "K", "4.4", "mmol/L");
        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "HELD");
    }

    @Test
    void aRejectionIsTakenBackWithinMinutesAndTheNewTubeIsForgotten() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String tube = order("K");
        String next = posted(desk, "/api/tubes/" + tube + "/reject", "{\"reason\":\"CLOTTED\"}")
                .get("recollect")
                .asString();
        assertThat(desk.api("POST", "/api/tubes/" + tube + "/undo-rejection", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(state(next)).isEqualTo("DISCARDED");
        assertThat(laboratory.sentAbout(tube).getLast()).contains("used after all");
        laboratory.measure(analyzer, tube, "K", "4.4", "mmol/L");
        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "RELEASED");
    }

    @Test
    void aRejectionStandsOnceTheNewTubeIsDrawnOrTenMinutesHavePassed() {
        String tube = order("K");
        String next = posted(desk, "/api/tubes/" + tube + "/reject", "{\"reason\":\"CLOTTED\"}")
                .get("recollect")
                .asString();
        posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(next));
        assertThat(desk.api("POST", "/api/tubes/" + tube + "/undo-rejection", "")
                        .statusCode())
                .isEqualTo(409);

        String late = order("K");
        posted(desk, "/api/tubes/" + late + "/reject", "{\"reason\":\"CLOTTED\"}");
        laboratory.run(
                "update lab.specimen_rejection set at = at - interval '11 minutes' where specimen = (select id from"
                        + " lab.specimen where accession = ?)",
                late);
        assertThat(desk.api("POST", "/api/tubes/" + late + "/undo-rejection", "")
                        .body())
                .contains("more than 10 minutes");
    }

    @Test
    void anAliquotAnswersForTheTestsOfItsTube() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String tube = order("K");
        posted(desk, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        JsonNode aliquots = posted(desk, "/api/tubes/" + tube + "/aliquots", "{\"count\":2,\"volume\":0.5}");
        assertThat(aliquots).extracting(JsonNode::asString).containsExactly(tube + "-1", tube + "-2");

        laboratory.measure(analyzer, tube + "-2", "K", "4.4", "mmol/L");
        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "RELEASED");
    }

    @Test
    void anExpiredTubeIsSplitOnlyWithAReason() {
        String tube = order("K");
        laboratory.run(
                "update lab.specimen set state = 'RECEIVED', collected_at = now() - interval '9 hours' where accession"
                        + " = ?",
                tube);
        String path = "/api/tubes/" + tube + "/aliquots";
        assertThat(desk.api("POST", path, "{\"count\":1}").body()).contains("stability for K is used up");
        posted(desk, path, "{\"count\":1,\"reason\":\"kept for research\"}");
        assertThat(life(tube).get("overrides").toString()).contains("kept for research");
    }

    @Test
    void aLabelIsPrintedAndItsReprintIsKnown() {
        String tube = order("K");
        HttpResponse<String> zpl =
                nurse.api("POST", "/api/labels", "{\"accessions\":[\"%s\"],\"form\":\"ZPL\"}".formatted(tube));
        assertThat(zpl.body()).contains("^FD" + tube + "^FS");
        nurse.api("POST", "/api/labels", "{\"accessions\":[\"%s\"]}".formatted(tube));
        assertThat(life(tube).toString()).contains("Label printed, Tube ZPL").contains("Label printed again, Tube PDF");
    }

    @Test
    void theNurseCollectsButDoesNotReject() {
        String tube = order("K");
        assertThat(nurse.api("POST", "/api/tubes/" + tube + "/reject", "{\"reason\":\"CLOTTED\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode visitOf(JsonNode visits, String patient) {
        for (JsonNode visit : visits) {
            if (visit.get("recordNumber").asString().equals(patient)) {
                return visit;
            }
        }
        return visits.path(-1);
    }

    private JsonNode life(String tube) {
        return read(desk, "/api/tubes/" + tube);
    }

    private String state(String tube) {
        return life(tube).get("specimen").get("state").asString();
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19800101", "M", code).getFirst();
    }

    private JsonNode read(LabDesk who, String path) {
        HttpResponse<String> response = who.api("GET", path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private JsonNode posted(LabDesk who, String path, String body) {
        HttpResponse<String> response = who.api("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
