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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samples in and out of freezers, and to other laboratories, over real HTTP. */
@UndercroftTest
@Import(Laboratory.class)
class StorageDayTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk desk;
    private String freezer = "";
    private long unit;
    private long rack;

    StorageDayTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.desk = new LabDesk(port, "lab");
    }

    @BeforeEach
    void aRefrigeratorWithARackOfFour() {
        freezer = name("Fridge ");
        unit = posted(
                        "/api/storage/units",
                        "{\"name\":\"%s\",\"temperature\":\"REFRIGERATED\",\"low\":2,\"high\":8,\"equipmentTag\":\"FR-1\"}"
                                .formatted(freezer))
                .get("id")
                .asLong();
        rack = posted(
                        "/api/storage/units/" + unit + "/racks",
                        "{\"shelf\":\"1\",\"name\":\"Box\",\"rows\":2,\"columns\":2}")
                .get("id")
                .asLong();
    }

    @Test
    void samplesGoIntoTheNextFreePositionAndTheRackFillsUp() {
        assertThat(put(received()).get("position").toString())
                .contains("\"row\":1")
                .contains("\"column\":1");
        assertThat(put(received()).get("position").get("column").asInt()).isEqualTo(2);
        put(received());
        put(received());
        assertThat(desk.api("POST", samples(), "{\"accession\":\"%s\"}".formatted(received()))
                        .body())
                .contains("is full");
    }

    @Test
    void aTakenPositionIsRefusedAndAFreedOneIsUsedAgain() {
        String first = received();
        put(first);
        HttpResponse<String> taken =
                desk.api("POST", samples(), "{\"accession\":\"%s\",\"position\":\"A1\"}".formatted(received()));
        assertThat(taken.statusCode()).isEqualTo(409);
        desk.api("POST", "/api/storage/samples/" + first + "/retrieve", "{}");
        assertThat(put(received()).get("position").get("column").asInt()).isEqualTo(1);
    }

    @Test
    void whereASampleIsStandsInItsLife() {
        String sample = received();
        put(sample);
        JsonNode life = read("/api/tubes/" + sample);
        assertThat(life.get("specimen").get("place").asString()).isEqualTo(freezer + ", shelf 1, Box, A1");
        assertThat(life.get("story").toString()).contains("Stored: " + freezer);
        assertThat(read("/api/storage/samples?accession=" + sample).get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void aSampleThatNobodyReceivedIsNotStored() {
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "M", "K").getFirst();
        assertThat(desk.api("POST", samples(), "{\"accession\":\"%s\"}".formatted(tube))
                        .body())
                .contains("it is to collect");
    }

    @Test
    void anExpiredSampleLeavesTheRefrigeratorOnlyWithAReason() {
        String sample = received();
        put(sample);
        laboratory.run(
                "update lab.storage_stay set stored_at = now() - interval '8 days' where specimen = (select id from"
                        + " lab.specimen where accession = ?)",
                sample);
        laboratory.run("update lab.specimen set collected_at = now() - interval '8 days' where accession = ?", sample);
        String path = "/api/storage/samples/" + sample + "/retrieve";
        assertThat(desk.api("POST", path, "{}").statusCode()).isEqualTo(409);
        assertThat(desk.api("POST", path, "{\"reason\":\"asked for by the court\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(read("/api/tubes/" + sample).get("overrides").toString()).contains("asked for by the court");
    }

    @Test
    void wantedSamplesAreListedUntilTheyAreTakenOut() {
        String sample = received();
        put(sample);
        JsonNode not = posted(
                "/api/storage/retrievals",
                "{\"accessions\":[\"%s\",\"NOBODY\"],\"purpose\":\"repeat\"}".formatted(sample));
        assertThat(not.get("notStored").toString()).contains("NOBODY").doesNotContain(sample);
        assertThat(read("/api/storage/retrievals").toString()).contains(sample);
        desk.api("POST", "/api/storage/samples/" + sample + "/retrieve", "{}");
        assertThat(read("/api/storage/retrievals").toString()).doesNotContain(sample);
        assertThat(read("/api/tubes/" + sample).toString()).contains("for repeat");
    }

    @Test
    void onlyWhatIsPastItsTimeAndNotWantedIsThrownAway() {
        String old = received();
        String wanted = received();
        String fresh = received();
        long oldStay = put(old).get("stay").asLong();
        long wantedStay = put(wanted).get("stay").asLong();
        long freshStay = put(fresh).get("stay").asLong();
        laboratory.run("update lab.storage_stay set keep_until = current_date - 1 where id = ?", oldStay);
        laboratory.run("update lab.storage_stay set keep_until = current_date - 1 where id = ?", wantedStay);
        posted("/api/storage/retrievals", "{\"accessions\":[\"%s\"],\"purpose\":\"repeat\"}".formatted(wanted));
        assertThat(read("/api/storage/discards").toString()).contains(old).doesNotContain(fresh);

        JsonNode gone =
                posted("/api/storage/discards", "{\"stays\":[%d,%d,%d]}".formatted(oldStay, wantedStay, freshStay));
        assertThat(gone.get("discarded").asInt()).isEqualTo(1);
        assertThat(read("/api/tubes/" + old).get("specimen").get("state").asString())
                .isEqualTo("DISCARDED");
        assertThat(read("/api/tubes/" + wanted).get("specimen").get("state").asString())
                .isEqualTo("STORED");
    }

    @Test
    void theSecondStepOfDiscardingCountsWhatIsInThePersonsHands() {
        String old = received();
        long stay = put(old).get("stay").asLong();
        laboratory.run("update lab.storage_stay set keep_until = current_date - 1 where id = ?", stay);
        assertThat(desk.page("/lab/storage/discard?confirm=true").body())
                .contains("Second step")
                .contains("Samples in your hands");
        assertThat(read("/api/tubes/" + old).get("specimen").get("state").asString())
                .isEqualTo("STORED");
    }

    @Test
    void aTemperatureOutsideTheLimitsIsToldOnce() {
        String path = "/api/storage/units/" + unit + "/temperature";
        assertThat(posted(path, "{\"celsius\":5}").get("outside").asBoolean()).isFalse();
        assertThat(posted(path, "{\"celsius\":9.5}").get("outside").asBoolean()).isTrue();
        posted(path, "{\"celsius\":10}");
        assertThat(laboratory.rows(
                        "select payload::text as payload from platform.event where type ="
                                + " 'lab.StorageTemperatureLeftLimits' and subject = ?",
                        "storage/" + freezer))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(String.valueOf(row.get("payload")))
                        .contains("9.5")
                        .contains("FR-1"));
    }

    @Test
    void aParcelGoesToAReferenceLaboratoryAndIsDoneWithItsLastResult() {
        long laboratoryId = posted(
                        "/api/referrals/laboratories",
                        "{\"name\":\"%s\",\"address\":\"Far Street 1\",\"answerDays\":5}".formatted(name("Reference ")))
                .get("id")
                .asLong();
        long parcel = posted("/api/referrals", "{\"laboratory\":%d}".formatted(laboratoryId))
                .get("id")
                .asLong();
        String sample = received();
        String path = "/api/referrals/" + parcel;
        assertThat(desk.api("POST", path + "/ship", "{\"carrier\":\"Courier\"}").body())
                .contains("is empty");
        desk.api("POST", path + "/samples", "{\"accession\":\"%s\"}".formatted(sample));
        desk.api("POST", path + "/ship", "{\"carrier\":\"Courier\",\"tracking\":\"T1\"}");
        assertThat(read("/api/tubes/" + sample).get("specimen").get("state").asString())
                .isEqualTo("REFERRED");
        assertThat(desk.page("/lab/referrals/" + parcel + "/manifest.csv").body())
                .contains(sample);
        assertThat(desk.page("/lab/referrals/" + parcel + "/manifest.pdf").body())
                .startsWith("%PDF");
        desk.api("POST", path + "/received", "");
        desk.api("POST", path + "/samples/" + sample + "/result-back", "");
        assertThat(read(path).get("state").asString()).isEqualTo("DONE");
        assertThat(read("/api/tubes/" + sample).get("story").toString())
                .contains("Shipped to")
                .contains("Received by")
                .contains("Result back");
    }

    private String samples() {
        return "/api/storage/racks/" + rack + "/samples";
    }

    private JsonNode put(String accession) {
        return posted(samples(), "{\"accession\":\"%s\"}".formatted(accession));
    }

    private String received() {
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "M", "NA").getFirst();
        posted("/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        return tube;
    }

    private JsonNode read(String path) {
        HttpResponse<String> response = desk.api("GET", path, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private JsonNode posted(String path, String body) {
        HttpResponse<String> response = desk.api("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return json.readTree(response.body());
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
