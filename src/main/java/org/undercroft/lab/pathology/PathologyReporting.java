package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.order.OrderResources;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.report.AnsweredOrder;
import org.undercroft.lab.report.Finding;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.report.ResultMessage;
import org.undercroft.lab.report.ResultResources;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Tells the ward of a signed report: FHIR resources and ORU^R01, in the running transaction. */
@Component
class PathologyReporting {

    private static final String SECTION = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private final JdbcClient jdbc;
    private final PatientIndex patients;
    private final ClinicalStore clinical;
    private final Outbox outbox;
    private final AnsweredOrder orders;

    PathologyReporting(
            JdbcClient jdbc, PatientIndex patients, ClinicalStore clinical, Outbox outbox, AnsweredOrder orders) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.clinical = clinical;
        this.outbox = outbox;
        this.orders = orders;
    }

    void send(PathologyCase pathologyCase, List<SignedReport> former, SignedReport report, Instant now) {
        KnownPatient patient =
                patients.find(new PatientId(pathologyCase.patient())).orElseThrow();
        AccessionNumber number = new AccessionNumber(pathologyCase.number());
        List<Section> sections = Sections.told(pathologyCase, former, report);
        Set<String> known = new LinkedHashSet<>();
        former.forEach(each -> Sections.of(pathologyCase, each).forEach(section -> known.add(id(number, section))));
        sections.forEach(section -> known.add(id(number, section)));
        ReportedOrder order = order(pathologyCase, List.copyOf(known));
        List<Finding> findings = sections.stream()
                .map(section -> finding(pathologyCase, number, section, patient, order, now))
                .toList();
        List<Resource> resources = new ArrayList<>();
        resources.add(specimen(pathologyCase, number));
        findings.forEach(finding -> resources.add(ResultResources.observation(finding, now)));
        if (order != null) {
            resources.add(report(findings, order, former, report, now));
        }
        clinical.put(resources);
        long message = jdbc.sql("select nextval('lab.result_number')")
                .query(Long.class)
                .single();
        outbox.send(ResultMessage.of(findings, "LP" + message, now));
        containers(pathologyCase).forEach(accession -> orders.close(accession, pathologyCase.test()));
    }

    private static List<String> containers(PathologyCase pathologyCase) {
        return pathologyCase.parts().stream()
                .map(Part::accession)
                .filter(accession -> !accession.isEmpty())
                .toList();
    }

    private @Nullable ReportedOrder order(PathologyCase pathologyCase, List<String> observations) {
        return containers(pathologyCase).stream()
                .findFirst()
                .flatMap(accession -> orders.of(accession, pathologyCase.test(), observations, true))
                .orElse(null);
    }

    private static Finding finding(
            PathologyCase pathologyCase,
            AccessionNumber number,
            Section section,
            KnownPatient patient,
            @Nullable ReportedOrder order,
            Instant now) {
        return new Finding(
                pathologyCase.id(),
                id(number, section),
                number,
                patient,
                order,
                section.code(),
                section.title(),
                section.loinc(),
                section.text(),
                section.number(),
                "",
                section.unit(),
                "",
                "",
                now,
                section.notes(),
                "Anatomic pathology",
                section.standing());
    }

    private static String id(AccessionNumber number, Section section) {
        return "lab-pathology-" + number.value() + "-" + section.key();
    }

    private static Specimen specimen(PathologyCase pathologyCase, AccessionNumber number) {
        Specimen resource = new Specimen();
        resource.setId(OrderResources.specimenId(number));
        resource.setAccessionIdentifier(
                new Identifier().setSystem(OrderResources.ACCESSION).setValue(number.value()));
        resource.setType(new CodeableConcept()
                .setText(String.join(
                        "; ", pathologyCase.parts().stream().map(Part::title).toList())));
        resource.setSubject(new Reference("Patient/" + pathologyCase.patient()));
        containers(pathologyCase)
                .forEach(accession -> resource.addParent(
                        new Reference("Specimen/" + OrderResources.specimenId(new AccessionNumber(accession)))));
        return resource;
    }

    private static DiagnosticReport report(
            List<Finding> findings, ReportedOrder order, List<SignedReport> former, SignedReport report, Instant now) {
        DiagnosticReport resource = ResultResources.report(findings, order, now);
        resource.addCategory().addCoding().setSystem(SECTION).setCode("SP");
        if (report.kind() == SignedReport.Kind.ADDENDUM) {
            resource.setStatus(DiagnosticReport.DiagnosticReportStatus.APPENDED);
        } else if (report.kind() == SignedReport.Kind.AMENDED) {
            resource.setStatus(DiagnosticReport.DiagnosticReportStatus.AMENDED);
        }
        conclusion(former, report).ifPresent(resource::setConclusion);
        return resource;
    }

    /** The diagnosis that stands. */
    private static Optional<String> conclusion(List<SignedReport> former, SignedReport report) {
        List<SignedReport> all = new ArrayList<>(former);
        all.add(report);
        return all.reversed().stream()
                .filter(each -> each.kind() != SignedReport.Kind.ADDENDUM)
                .map(each -> each.text().diagnosis())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
