package org.undercroft.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.account.AccountName;
import org.undercroft.platform.security.glass.BreakGlass;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.Sex;
import org.undercroft.records.encounter.Bed;
import org.undercroft.records.encounter.Movement;
import org.undercroft.records.encounter.MovementKind;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.encounter.VisitNumber;
import org.undercroft.records.patient.Demographics;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.PatientRegister;
import org.undercroft.records.patient.ReportedPerson;
import org.undercroft.records.patient.Told;

@UndercroftTest
class ChartTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final int port;
    private final PatientRegister patients;
    private final StayRegister stays;
    private final ClinicalStore store;
    private final BreakGlass glass;
    private final TransactionTemplate transaction;
    private final String number = "C" + UUID.randomUUID().toString().substring(0, 8);
    private PatientId patient = new PatientId("none");

    ChartTest(
            @LocalServerPort int port,
            @Autowired PatientRegister patients,
            @Autowired StayRegister stays,
            @Autowired ClinicalStore store,
            @Autowired BreakGlass glass,
            @Autowired PlatformTransactionManager transactions) {
        this.port = port;
        this.patients = patients;
        this.stays = stays;
        this.store = store;
        this.glass = glass;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void admitSomebody() {
        patient = register(number, "Fennel<b>");
        transaction.executeWithoutResult(_ -> {
            stays.tell(
                    patient,
                    List.of(patient),
                    new VisitNumber("HOSP", "V" + number),
                    new Movement(
                            0,
                            MovementKind.ADMITTED,
                            NOW,
                            NOW,
                            "I",
                            new Bed("WARD " + number, "3", "1", ""),
                            "Dr Ash"));
            Observation result = new Observation();
            result.setId("chart-" + number);
            result.setStatus(Observation.ObservationStatus.FINAL);
            result.setSubject(new Reference("Patient/" + patient.value()));
            result.getCode().setText("Hemoglobin " + number);
            result.setEffective(new DateTimeType("2026-03-01T09:00:00Z"));
            result.setValue(new Quantity(13.2).setUnit("g/dL"));
            store.put(List.of(result));
        });
    }

    @Test
    void aPatientIsFoundByNumberAndByName() {
        Browser nurse = Browser.as(Role.NURSE, port);
        assertThat(nurse.get("/records/patients?number=" + number).body())
                .contains("Fennel&lt;b&gt;")
                .doesNotContain("Fennel<b>")
                .contains("WARD " + number);
        assertThat(nurse.get("/records/patients?name=fennel").body()).contains(number);
    }

    @Test
    void theChartShowsStayResultsAndNumbers() {
        String page = Browser.as(Role.DOCTOR, port).get(path()).body();
        assertThat(page).contains("Visit V" + number, "Hemoglobin " + number, "13.2", "going on", "Dr Ash");
    }

    @Test
    void theLaboratorySeesResultsButNoStayUntilItBreaksTheGlass() {
        Browser lab = Browser.as(Role.LAB_TECHNOLOGIST, port);
        assertThat(lab.get(path()).body())
                .contains("Hemoglobin " + number, "Break the glass")
                .doesNotContain("Visit V" + number);
        String form = "/break-glass?patient=" + patient.value();
        lab.post(form, "/break-glass", Map.of("patient", patient.value(), "reason", "specimen mix-up, urgent"));
        assertThat(lab.get(path()).body()).contains("Visit V" + number);
    }

    @Test
    void aProgramThatNeedsTheWholeChartIsToldHowToBreakTheGlass() {
        Browser lab = Browser.as(Role.LAB_TECHNOLOGIST, port);
        String whole = "/api/patients/" + patient.value() + "?whole=true";
        var refused = lab.get(whole);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/api/break-glass").doesNotContain("WARD " + number);
        glass.open(new AccountName("lab"), patient.value(), "specimen mix-up, urgent");
        assertThat(lab.get(whole).body()).contains("WARD " + number, "\"whole\":true");
    }

    @Test
    void theBedBoardShowsWhoLiesWhere() {
        String board = Browser.as(Role.NURSE, port).get("/records/beds").body();
        assertThat(board).contains("WARD " + number, "Fennel");
    }

    @Test
    void aRecordsManagerMergesAndUndoesIt() {
        PatientId other = register("M" + number, "Fenel");
        Browser manager = Browser.as(Role.RECORDS_MANAGER, port);
        manager.post(path(), path() + "/merge", Map.of("other", other.value(), "reason", "same person, two cards"));
        assertThat(patients.find(new PatientIdentifier("HOSP", "M" + number))
                        .orElseThrow()
                        .id())
                .isEqualTo(patient);
        long link = patients.history(patient).getFirst().number();
        manager.post(
                path(), path() + "/unlink", Map.of("link", Long.toString(link), "reason", "father and son, sorry"));
        assertThat(patients.find(new PatientIdentifier("HOSP", "M" + number))
                        .orElseThrow()
                        .id())
                .isEqualTo(other);
        assertThat(manager.get(path()).body()).contains("father and son, sorry");
    }

    @Test
    void othersNeitherMergeNorReadWithoutAReasonOfTheirDesk() {
        Browser nurse = Browser.as(Role.NURSE, port);
        assertThat(nurse.get(path()).body()).doesNotContain("Merge another patient");
        assertThat(Browser.as(Role.INSURER, port).get(path()).statusCode()).isEqualTo(403);
        assertThat(Browser.as(Role.ADMINISTRATOR, port).get(path()).statusCode())
                .isEqualTo(403);
    }

    private String path() {
        return "/records/patients/" + patient.value();
    }

    private PatientId register(String value, String family) {
        ReportedPerson person = new ReportedPerson(
                List.of(new HeldIdentifier(new PatientIdentifier("HOSP", value), "MR")),
                new Told.Said<>(List.of(new Demographics.PersonName(family, List.of("Ida"), "", "", ""))),
                new Told.Said<>("1980-05"),
                new Told.Said<>(Sex.FEMALE),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>(),
                new Told.Nothing<>());
        PatientRegister.Meant meant = transaction.execute(_ -> patients.register(person, NOW, false));
        if (meant == null) {
            throw new AssertionError("not registered");
        }
        return meant.patient();
    }
}
