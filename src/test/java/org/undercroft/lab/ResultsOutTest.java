package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v251.message.ORU_R01;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.records.ClinicalStore;

/** What leaves the laboratory: corrected values, reports, trends, and what public health hears. */
@UndercroftTest
@Import(Laboratory.class)
class ResultsOutTest {

    private final Laboratory laboratory;
    private final ClinicalStore clinical;
    private final LabDesk desk;
    private final LabDesk billing;
    private final String analyzer = name("AN");

    ResultsOutTest(@Autowired Laboratory laboratory, @Autowired ClinicalStore clinical, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.clinical = clinical;
        this.desk = new LabDesk(port, "lab");
        this.billing = new LabDesk(port, "billing");
        laboratory.analyzer(analyzer, "K", "K", "GLU", "GLU", "COV", "SARS2");
    }

    @Test
    void aCorrectedValueTellsTheWardWhatItWasBefore() throws Exception {
        String accession = corrected();
        String message = laboratory.sentAbout(accession).getLast();
        ORU_R01 read = (ORU_R01) new DefaultHapiContext().getPipeParser().parse(message);
        var observation = read.getPATIENT_RESULT().getORDER_OBSERVATION().getOBSERVATION();
        assertThat(observation.getOBX().getObservationResultStatus().getValue()).isEqualTo("C");
        assertThat(observation.getOBX().getObservationValue(0).getData().encode())
                .isEqualTo("120");
        assertThat(observation.getNTE().getComment(0).getValue())
                .isEqualTo("Corrected result. Reported before: 99 mg/dL. Reason: tubes were swapped.");
        Object line = laboratory.results(accession).getLast().get("order_line");
        Observation resource =
                clinical.read(Observation.class, "lab-line-" + line).orElseThrow();
        assertThat(resource.getStatus()).isEqualTo(Observation.ObservationStatus.CORRECTED);
        assertThat(resource.getNoteFirstRep().getText()).contains("Reported before: 99 mg/dL");
    }

    @Test
    void thePageShowsTheFormerValueStruckWithReasonPersonAndTime() {
        String page = page("/lab/specimens/" + corrected());
        assertThat(page).contains("<s>99 mg/dL</s> corrected 20", " by lab: tubes were swapped");
    }

    @Test
    void theReportOfASpecimenAndOfAPatientIsADocumentThatLeavesATrace() {
        String accession = corrected();
        HttpResponse<String> report = desk.api("GET", "/api/specimens/" + accession + "/report", "");
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("content-type")).hasValue("application/pdf");
        assertThat(report.body()).startsWith("%PDF-");
        assertThat(desk.page("/lab/specimens/" + accession + "/report.pdf").statusCode())
                .isEqualTo(200);
        String patient = patient(accession);
        assertThat(desk.page("/lab/patients/" + patient + "/report.pdf").statusCode())
                .isEqualTo(200);
        assertThat(laboratory.rows(
                        "select 1 from platform.audit_entry where entity_type = 'report' and ? = any(patients)",
                        patient))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(billing.api("GET", "/api/specimens/" + accession + "/report", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPatientsResultsStandAsATableAsACurveAndAsAFile() {
        String accession = released("K", "4.1");
        String patient = patient(accession);
        assertThat(page("/lab/patients/" + patient)).contains("Potassium", "4.1", accession);
        assertThat(page("/lab/patients/" + patient + "?group=Hematology")).contains("No result of this patient");
        assertThat(page("/lab/patients/" + patient + "/trend?test=K")).contains("<svg", "Zoom in", "4.1 mmol/L", "3.5");
        assertThat(desk.page("/lab/patients/" + patient + "/cumulative.csv").body())
                .contains("Chemistry,K,Potassium,mmol/L,4.1");
        assertThat(desk.api("GET", "/api/lab/patients/" + patient + "/trend?test=K", "")
                        .body())
                .contains("\"value\":\"4.1\"");
        assertThat(page("/lab/patients")).contains("Record number or specimen");
    }

    @Test
    void aResultNobodyWantsSaysThatItHasNoDestination() {
        assertThat(page("/lab/specimens/" + released("K", "4.2"))).contains("No destination");
    }

    @Test
    void publicHealthHearsOfAReportableResultOnceAndOfItsCorrection() throws Exception {
        String accession = released("COV", "detected");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notified(accession)).hasSize(1));
        ORU_R01 first = (ORU_R01) new DefaultHapiContext()
                .getPipeParser()
                .parse(reports(accession).getFirst());
        assertThat(first.getMSH()
                        .getMessageProfileIdentifier(0)
                        .getEntityIdentifier()
                        .getValue())
                .isEqualTo("PHLabReport-NoAck");
        assertThat(first.getPATIENT_RESULT()
                        .getORDER_OBSERVATION()
                        .getOBSERVATION()
                        .getOBX()
                        .getObservationValue(0)
                        .getData()
                        .encode())
                .startsWith("260373001^Detected^SCT");

        laboratory.measure(analyzer, accession, "COV", "not detected", "");
        String second = String.valueOf(laboratory.results(accession).getLast().get("id"));
        desk.api("POST", "/api/results/" + second + "/release", "{\"reason\":\"tubes were swapped\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notified(accession)).containsExactly("FINAL", "CORRECTED"));

        desk.api("POST", "/api/results/" + second + "/reject", "{\"reason\":\"not of this patient\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(notified(accession)).containsExactly("FINAL", "CORRECTED", "WITHDRAWN"));
        assertThat(reports(accession)).hasSize(3);
        assertThat(reports(accession).get(1)).contains("|not detected^not detected^L|", "|||C|");
        assertThat(page("/lab/notifiable?condition=COVID-19")).contains(accession, "Queue again");
        assertThat(desk.api("GET", "/api/lab/notifiable/notifications", "").body())
                .contains(accession);
    }

    @Test
    void publicHealthDoesNotHearOfAnOrdinaryResult() {
        String accession = released("COV", "not detected");
        String marker = released("COV", "detected");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notified(marker)).hasSize(1));
        assertThat(notified(accession)).isEmpty();
    }

    @Test
    void aTableWithAFaultIsRefusedWholeAndTheOneInForceStays() {
        HttpResponse<String> refused = desk.csv(
                "/api/lab/notifiable/conditions", "condition,jurisdiction,hours,test,criterion\nX,STATE,4,K,maybe\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Line 2");
        assertThat(page("/lab/notifiable/conditions")).contains("COVID-19", "is detected");
        assertThat(page("/lab/notifiable/facility")).contains("Public health asks for what nobody has said yet");
    }

    private static String unit(String code) {
        return switch (code) {
            case "GLU" -> "mg/dL";
            case "K" -> "mmol/L";
            default -> "";
        };
    }

    private String released(String code, String value) {
        String test = code.equals("COV") ? "SARS2" : code;
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", test).getFirst();
        laboratory.measure(analyzer, accession, code, value, unit(code));
        assertThat(laboratory.results(accession).getFirst())
                .as(laboratory.results(accession).toString())
                .containsEntry("state", "RELEASED");
        return accession;
    }

    private String corrected() {
        String accession = released("GLU", "99");
        laboratory.measure(analyzer, accession, "GLU", "120", "mg/dL");
        Object second = laboratory.results(accession).getLast().get("id");
        assertThat(desk.api("POST", "/api/results/" + second + "/release", "{\"reason\":\"tubes were swapped\"}")
                        .statusCode())
                .isEqualTo(200);
        return accession;
    }

    private List<Object> notified(String accession) {
        return laboratory
                .rows("select standing from lab.notification where accession = ? order by id", accession)
                .stream()
                .map(row -> row.get("standing"))
                .toList();
    }

    private List<String> reports(String accession) {
        return laboratory.sentAbout(accession).stream()
                .filter(message -> message.contains("PHLabReport"))
                .toList();
    }

    private String patient(String accession) {
        return laboratory.text("select patient from lab.specimen where accession = ?", accession);
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return response.body();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
