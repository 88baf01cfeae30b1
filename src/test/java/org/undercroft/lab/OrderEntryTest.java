package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders, added tests and values that people enter here, as programs enter them. */
@UndercroftTest
@Import(Laboratory.class)
class OrderEntryTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final LabDesk doctor;
    private final LabDesk technologist;
    private final LabDesk insurer;

    OrderEntryTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.doctor = new LabDesk(port, "doctor");
        this.technologist = new LabDesk(port, "lab");
        this.insurer = new LabDesk(port, "insurer");
    }

    @Test
    void testsOfOneKindOfSpecimenShareATube() {
        HttpResponse<String> ordered = order(doctor, patient(), "[\"K\",\"NA\",\"CBC\"]", "");
        assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(201);
        JsonNode accessions = json.readTree(ordered.body()).get("accessions");
        assertThat(accessions).hasSize(2);
        String serum = accessions.get(0).asString();
        assertThat(tests(serum)).isEqualTo("K,NA");
        assertThat(laboratory.rows(
                        "select 1 from platform.event where type = 'lab.OrderPlaced' and payload::text like ?",
                        "%" + serum + "%"))
                .hasSize(2);
        assertThat(laboratory.rows(
                        "select 1 from records.resource where type = 'Specimen' and id = ?", "lab-specimen-" + serum))
                .hasSize(1);
    }

    @Test
    void whatIsOpenAlreadyIsOrderedAgainOnlyIfThatIsMeant() {
        String record = patient();
        assertThat(order(doctor, record, "[\"K\"]", "").statusCode()).isEqualTo(201);
        HttpResponse<String> twice = order(doctor, record, "[\"K\"]", "");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("Open already: K (");
        assertThat(order(doctor, record, "[\"K\"]", ",\"again\":true").statusCode())
                .isEqualTo(201);
    }

    @Test
    void anOrderWithoutADoctorAPatientOrAKnownTestIsRefusedWithItsReason() {
        assertThat(post(technologist, "/api/orders", "{\"recordNumber\":\"%s\",\"tests\":[\"K\"]}".formatted(patient()))
                        .body())
                .contains("Say which doctor orders it");
        assertThat(order(doctor, "NOBODY", "[\"K\"]", "").statusCode()).isEqualTo(404);
        String record = patient();
        assertThat(order(doctor, record, "[\"K\",\"NONSENSE\"]", "").body()).contains("nothing called 'NONSENSE'");
        assertThat(laboratory.rows("select 1 from lab.lab_order where record_number = ? and message = 0", record))
                .isEmpty();
    }

    @Test
    void anInsurerOrdersNothing() {
        assertThat(order(insurer, patient(), "[\"K\"]", "").statusCode()).isEqualTo(403);
        assertThat(insurer.page("/lab/orders").statusCode()).isEqualTo(403);
    }

    @Test
    void aTestIsAddedToATubeOfItsKindOnlyAndOnce() {
        String tube = received("K");
        assertThat(add(tube, "CBC").body())
                .contains("WBC is measured in whole blood (edta)")
                .contains("order it for the patient");
        assertThat(add(tube, "K").body()).contains("K is asked of " + tube + " already");
        assertThat(add(tube, "NA").statusCode()).isEqualTo(200);
        assertThat(tests(tube)).isEqualTo("K,NA");
        assertThat(laboratory.text("""
            select string_agg(distinct o.ordered_by, ';') from lab.lab_order o
              join lab.order_line l on l.order_id = o.id join lab.specimen s on s.id = l.specimen
             where s.accession = ?
            """, tube))
                .as("the doctor who ordered the tube asks for the added test too")
                .isEqualTo("Doctor, Ann");
    }

    @Test
    void nothingIsAddedToATubeThatIsGone() {
        String tube = received("K");
        post(technologist, "/api/tubes/" + tube + "/reject", "{\"reason\":\"CLOTTED\"}");
        assertThat(add(tube, "NA").statusCode()).isEqualTo(409);
        assertThat(tests(tube)).isEqualTo("K");
    }

    @Test
    void aTypedValueMustFitTheTestAndTheTestMustBeAsked() {
        String tube = received("K");
        assertThat(type(tube, "K", "high", "").body()).contains("'high' is no value for Potassium");
        assertThat(type(tube, "NA", "140", "").body()).contains("NA is not asked of " + tube);
        assertThat(laboratory.results(tube)).isEmpty();
        assertThat(type(tube, "K", "4.1", "").body()).contains("1 released");
    }

    @Test
    void aReportedValueIsAmendedOnlyWithAReasonAndTheFormerStays() {
        String tube = received("K");
        type(tube, "K", "4.1", "");
        assertThat(type(tube, "K", "4.5", "").body()).contains("Say why");
        assertThat(type(tube, "K", "4.5", "wrong tube").body()).contains("amended to 4.5");
        assertThat(laboratory.results(tube))
                .extracting(row -> row.get("reported") + " " + row.get("state"))
                .containsExactly("4.1 CORRECTED", "4.5 RELEASED");
        assertThat(laboratory.text("""
            select count(*)::text from platform.audit_entry
             where entity_id = ? and detail = 'K 4.5 entered by hand: wrong tube'
            """, tube)).isEqualTo("1");
    }

    @Test
    void aDoctorTypesNoValues() {
        assertThat(post(doctor, "/api/specimens/" + received("K") + "/results", "{\"test\":\"K\",\"value\":\"4.1\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> order(LabDesk desk, String record, String tests, String more) {
        return post(
                desk,
                "/api/orders",
                "{\"recordNumber\":\"%s\",\"tests\":%s,\"orderedBy\":\"Dr Ann\"%s}".formatted(record, tests, more));
    }

    private HttpResponse<String> add(String tube, String test) {
        return post(technologist, "/api/tubes/" + tube + "/tests", "{\"tests\":[\"%s\"]}".formatted(test));
    }

    private HttpResponse<String> type(String tube, String test, String value, String reason) {
        return post(
                technologist,
                "/api/specimens/" + tube + "/results",
                "{\"test\":\"%s\",\"value\":\"%s\",\"reason\":\"%s\"}".formatted(test, value, reason));
    }

    private static HttpResponse<String> post(LabDesk desk, String path, String body) {
        return desk.api("POST", path, body);
    }

    private String tests(String tube) {
        return laboratory.text("""
            select string_agg(l.test, ',' order by l.test) from lab.order_line l join lab.specimen s on s.id = l.specimen
             where s.accession = ?
            """, tube);
    }

    private String patient() {
        String record = name("P");
        laboratory.order(record, name("O"), "19800101", "F", "GLU");
        return record;
    }

    private String received(String test) {
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "F", test).getFirst();
        post(technologist, "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        return tube;
    }

    private static String name(String prefix) {
        return prefix
                + UUID.randomUUID().toString().replace("-", "").substring(0, 8).toUpperCase(Locale.ROOT);
    }
}
