package org.undercroft.records.fhir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.glass.BreakGlass;
import org.undercroft.records.ClinicalStore;
import tools.jackson.databind.JsonNode;

@UndercroftTest
class FhirDoorTest {

    private final FhirClient doctor;
    private final FhirClient insurer;
    private final FhirClient lab;
    private final FhirClient security;
    private final FhirClient stranger;
    private final ClinicalStore store;
    private final BreakGlass glass;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String id = UUID.randomUUID().toString();
    private final String system = "urn:test:" + id;

    FhirDoorTest(
            @LocalServerPort int port,
            @Autowired ClinicalStore store,
            @Autowired BreakGlass glass,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.doctor = new FhirClient(port, "doctor");
        this.insurer = new FhirClient(port, "insurer");
        this.lab = new FhirClient(port, "lab");
        this.security = new FhirClient(port, "security");
        this.stranger = new FhirClient(port, "");
        this.store = store;
        this.glass = glass;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void keepAPatient() {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addName().setFamily("Müller-" + id).addGiven("Zoë");
        patient.addIdentifier().setSystem(system).setValue("4711");
        patient.setBirthDateElement(new DateType("1970-05"));
        patient.setGender(AdministrativeGender.FEMALE);
        put(patient);
    }

    @Test
    void aResourceIsReadWithItsVersion() {
        HttpResponse<String> answer = doctor.get("Patient/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+json");
        assertThat(doctor.get("Patient/" + id, "If-None-Match", "W/\"1\"").statusCode())
                .isEqualTo(304);
    }

    @Test
    void formerVersionsStayReadable() {
        Patient changed = new Patient();
        changed.setId(id);
        changed.addName().setFamily("Later");
        put(changed);
        assertThat(doctor.json("Patient/" + id).at("/name/0/family").asString()).isEqualTo("Later");
        assertThat(doctor.json("Patient/" + id + "/_history/1")
                        .at("/name/0/family")
                        .asString())
                .startsWith("Müller");
        JsonNode history = doctor.json("Patient/" + id + "/_history");
        assertThat(FhirClient.entries(history)).hasSize(2);
        assertThat(doctor.ids("Patient?family=Müller-" + id))
                .as("the index forgets what no longer holds")
                .isEmpty();
        assertThat(doctor.ids("Patient?identifier=" + system + "|4711")).isEmpty();
    }

    @Test
    void xmlIsGivenToWhoAsksForIt() {
        HttpResponse<String> answer = doctor.get("Patient/" + id, "Accept", "application/fhir+xml");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+xml");
        assertThat(answer.body()).startsWith("<Patient xmlns=\"http://hl7.org/fhir\">");
        assertThat(doctor.get("Patient?_id=" + id + "&_format=xml").body()).startsWith("<Bundle");
    }

    @Test
    void whatIsNotThereIsToldByAnOperationOutcome() {
        assertOutcome(doctor.get("Patient/nobody"), 404, "not-found");
        assertOutcome(doctor.get("Basic/1"), 404, "not-supported");
        assertOutcome(doctor.get("Patient/" + id + "/$everything"), 404, "not-supported");
        assertOutcome(doctor.get("Patient?_format=turtle"), 406, "not-supported");
    }

    @Test
    void anUnknownParameterIsRefusedUnlessTheClientIsLenient() {
        assertOutcome(doctor.get("Patient?shoesize=43"), 400, "invalid");
        HttpResponse<String> lenient = doctor.get("Patient?_id=" + id + "&shoesize=43", "Prefer", "handling=lenient");
        assertThat(lenient.statusCode()).isEqualTo(200);
        assertThat(lenient.body()).contains("\"mode\":\"outcome\"").contains("shoesize");
    }

    @Test
    void namesAreFoundFromTheirBeginningWithoutAccents() {
        assertThat(doctor.ids("Patient?family=muller-" + id)).containsExactly(id);
        assertThat(doctor.ids("Patient?given=zoe&_id=" + id)).containsExactly(id);
        assertThat(doctor.ids("Patient?family:exact=muller-" + id)).isEmpty();
        assertThat(doctor.ids("Patient?family:contains=" + id)).containsExactly(id);
    }

    @Test
    void tokensAreFoundWithAndWithoutTheirSystem() {
        assertThat(doctor.ids("Patient?identifier=" + system + "|4711")).containsExactly(id);
        assertThat(doctor.ids("Patient?identifier=" + system + "|")).containsExactly(id);
        assertThat(doctor.ids("Patient?identifier=4711&_id=" + id)).containsExactly(id);
        assertThat(doctor.ids("Patient?identifier=|4711&_id=" + id)).isEmpty();
        assertThat(doctor.ids("Patient?_id=" + id + "&gender=male,female")).containsExactly(id);
        assertThat(doctor.ids("Patient?_id=" + id + "&gender:not=male")).containsExactly(id);
        assertThat(doctor.ids("Patient?_id=" + id + "&gender:not=female")).isEmpty();
    }

    @Test
    void aPartialBirthDateMatchesThePeriodItStandsFor() {
        assertThat(doctor.ids("Patient?_id=" + id + "&birthdate=1970")).containsExactly(id);
        assertThat(doctor.ids("Patient?_id=" + id + "&birthdate=ge1970&birthdate=lt1971"))
                .containsExactly(id);
        assertThat(doctor.ids("Patient?_id=" + id + "&birthdate=1970-05-01")).isEmpty();
        assertThat(doctor.ids("Patient?_id=" + id + "&birthdate:missing=true")).isEmpty();
        assertThat(doctor.ids("Patient?_id=" + id + "&death-date:missing=true")).containsExactly(id);
    }

    @Test
    void resultsOfAPatientComeNewestFirstWithTheirPatient() {
        putObservation("a", "2026-01-01T10:00:00Z", "718-7");
        putObservation("b", "2026-01-03T10:00:00Z", "718-7");
        putObservation("c", "2026-01-02T10:00:00Z", "2345-7");
        assertThat(doctor.ids("Observation?patient=" + id + "&_sort=-date"))
                .containsExactly("b-" + id, "c-" + id, "a-" + id);
        assertThat(doctor.ids("Observation?subject=Patient/" + id + "&code=http://loinc.org|718-7&date=ge2026-01-02"))
                .containsExactly("b-" + id);
        assertThat(doctor.ids("Observation?patient.identifier=" + system + "|4711&code=718-7,2345-7"))
                .hasSize(3);
        List<JsonNode> withPatient =
                FhirClient.entries(doctor.json("Observation?patient=" + id + "&_include=Observation:patient"));
        assertThat(withPatient).hasSize(4);
        assertThat(withPatient.getLast().at("/search/mode").asString()).isEqualTo("include");
    }

    @Test
    void aReportIsFoundByItsResult() {
        putObservation("r", "2026-01-01T10:00:00Z", "718-7");
        DiagnosticReport report = new DiagnosticReport();
        report.setId("report-" + id);
        report.setSubject(new Reference("Patient/" + id));
        report.addResult(new Reference("Observation/r-" + id));
        report.setEffective(new DateTimeType("2026-01-01T10:00:00Z"));
        put(report);
        assertThat(doctor.ids("DiagnosticReport?result=r-" + id)).containsExactly("report-" + id);
    }

    @Test
    void pagesStayStableWhileResourcesAreAdded() {
        for (int number = 0; number < 10; number++) {
            putObservation("p" + number, "2026-02-0" + (9 - number % 9) + "T10:00:00Z", "1-8");
        }
        List<String> seen = new ArrayList<>();
        String next = "Observation?patient=" + id + "&_sort=-date&_count=3";
        int round = 0;
        while (!next.isEmpty()) {
            JsonNode page = doctor.json(next);
            FhirClient.entries(page)
                    .forEach(entry -> seen.add(entry.at("/resource/id").asString()));
            putObservation("late" + round++, "2026-03-01T10:00:00Z", "1-8");
            next = doctor.next(page);
        }
        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheCountIsGivenWhenOnlyTheCountIsWanted() {
        putObservation("n", "2026-01-01T10:00:00Z", "718-7");
        JsonNode counted = doctor.json("Observation?patient=" + id + "&_summary=count");
        assertThat(counted.path("total").asInt()).isEqualTo(1);
        assertThat(counted.has("entry")).isFalse();
    }

    @Test
    void aSearchCanBePosted() {
        HttpResponse<String> answer = doctor.post("Patient/_search", "identifier=" + system + "%7C4711");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(id);
    }

    @Test
    void theCapabilityStatementTellsWhatIsThere() {
        JsonNode statement = doctor.json("metadata");
        assertThat(statement.path("fhirVersion").asString()).isEqualTo("4.0.1");
        assertThat(statement.toString()).contains("DiagnosticReport").contains("Observation:patient");
    }

    @Test
    void anInsurerReadsNoRecords() {
        assertOutcome(insurer.get("Patient/" + id), 403, "forbidden");
        assertOutcome(insurer.get("Patient"), 403, "forbidden");
    }

    @Test
    void readingAndSearchingAreAuditedWithThePatient() {
        doctor.get("Patient/" + id);
        doctor.get("Patient?_id=" + id);
        assertThat(jdbc.sql("select action from platform.audit_entry where patients @> array[?]::text[] and actor"
                                + " = 'doctor'")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains("READ", "EXECUTE");
    }

    @Test
    void whoNamesNobodyIsAskedToSignInByAnOperationOutcome() {
        assertOutcome(stranger.get("Patient/" + id), 401, "login");
    }

    @Test
    void theLaboratoryReadsItsOwnTypesOnly() {
        assertThat(lab.get("Observation?patient=" + id).statusCode()).isEqualTo(200);
        assertOutcome(lab.get("Encounter?patient=" + id), 403, "forbidden");
    }

    @Test
    void theAuditTrailIsReadAsAuditEvents() {
        doctor.get("Patient/" + id);
        JsonNode found = security.json("AuditEvent?patient=" + id + "&agent-name=doctor");
        JsonNode event = FhirClient.entries(found).getFirst().path("resource");
        assertThat(event.path("resourceType").asString()).isEqualTo("AuditEvent");
        assertThat(security.json("AuditEvent/" + event.path("id").asString())
                        .at("/agent/0/who/display")
                        .asString())
                .isEqualTo("doctor");
        assertThat(doctor.get("AuditEvent").statusCode()).isEqualTo(403);
        assertOutcome(security.get("AuditEvent?shoe=1"), 400, "invalid");
    }

    private void putObservation(String name, String time, String loinc) {
        Observation observation = new Observation();
        observation.setId(name + "-" + id);
        observation.setStatus(ObservationStatus.FINAL);
        observation.setSubject(new Reference("Patient/" + id));
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode(loinc);
        observation.setEffective(new DateTimeType(time));
        put(observation);
    }

    private void put(Resource resource) {
        transaction.executeWithoutResult(_ -> store.put(List.of(resource)));
    }

    private static void assertOutcome(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"OperationOutcome\"").contains("\"code\":\"" + code + "\"");
    }

    @Test
    void theLaboratoryReadsAStayOnlyWhileItBrokeTheGlassForItsPatient() {
        Encounter stay = new Encounter();
        stay.setId("stay-" + id);
        stay.setStatus(Encounter.EncounterStatus.INPROGRESS);
        stay.setSubject(new Reference("Patient/" + id));
        put(stay);
        HttpResponse<String> refused = lab.get("Encounter/stay-" + id);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("OperationOutcome", "/api/break-glass");

        long glassCase = glass.open(new AccountName("lab"), id, "specimen mix-up, urgent")
                .id();
        assertThat(lab.get("Encounter/stay-" + id).statusCode()).isEqualTo(200);
        assertThat(lab.ids("Encounter?patient=" + id)).containsExactly("stay-" + id);
        assertThat(lab.get("Encounter?status=in-progress").statusCode())
                .as("a search that names no patient")
                .isEqualTo(403);
        assertThat(jdbc.sql("""
            select detail from platform.audit_entry
            where actor = 'lab' and purpose = 'BTG' and category = 'patient-record'
              and patients @> array[:patient::text] order by position
            """).param("patient", id).query(String.class).list())
                .hasSize(2)
                .allMatch(detail -> detail.startsWith("break-glass case " + glassCase + ": "));

        jdbc.sql("update platform.broken_glass set open_until = clock_timestamp() where id = :id")
                .param("id", glassCase)
                .update();
        assertThat(lab.get("Encounter/stay-" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void whatDoesNotExistLooksTheSameToWhoMayNotReadIt() {
        assertThat(lab.get("Encounter/none-" + id).statusCode()).isEqualTo(403);
    }
}
