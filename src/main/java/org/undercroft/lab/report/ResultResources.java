package org.undercroft.lab.report;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.order.OrderResources;

/** Findings as FHIR R4 tells them. */
public final class ResultResources {

    private static final String LOINC = "http://loinc.org";
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private ResultResources() {}

    /** One finding. */
    public static Observation observation(Finding finding, Instant now) {
        Observation resource = new Observation();
        resource.setId(finding.observation());
        resource.addIdentifier(
                new Identifier().setSystem("urn:undercroft:result").setValue(String.valueOf(finding.result())));
        resource.setStatus(status(finding.standing()));
        resource.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("laboratory");
        resource.setCode(code(finding));
        resource.setSubject(new Reference("Patient/" + finding.patient().id().value()));
        resource.setEffective(new DateTimeType(Date.from(finding.measuredAt())));
        resource.setIssued(Date.from(now));
        value(resource, finding);
        if (!finding.flag().isEmpty()) {
            resource.addInterpretation().addCoding().setSystem(INTERPRETATION).setCode(finding.flag());
        }
        if (!finding.range().isEmpty()) {
            resource.addReferenceRange().setText(finding.range());
        }
        resource.setSpecimen(new Reference("Specimen/" + OrderResources.specimenId(finding.accession())));
        if (finding.order() != null) {
            resource.addBasedOn(new Reference(
                    "ServiceRequest/" + OrderResources.requestId(finding.order().id())));
        }
        resource.setDevice(new Reference().setDisplay(finding.analyzer()));
        finding.comments().forEach(comment -> resource.addNote().setText(comment));
        return resource;
    }

    private static Observation.ObservationStatus status(Finding.Standing standing) {
        return switch (standing) {
            case PRELIMINARY -> Observation.ObservationStatus.PRELIMINARY;
            case FINAL -> Observation.ObservationStatus.FINAL;
            case CORRECTED -> Observation.ObservationStatus.CORRECTED;
            case WITHDRAWN -> Observation.ObservationStatus.ENTEREDINERROR;
        };
    }

    private static boolean changesWhatWasTold(Finding finding) {
        return switch (finding.standing()) {
            case CORRECTED, WITHDRAWN -> true;
            case PRELIMINARY, FINAL -> false;
        };
    }

    private static CodeableConcept code(Finding finding) {
        CodeableConcept code = new CodeableConcept().setText(finding.testName());
        if (!finding.loinc().isEmpty()) {
            code.addCoding().setSystem(LOINC).setCode(finding.loinc()).setDisplay(finding.testName());
        }
        code.addCoding().setSystem(OrderResources.TESTS).setCode(finding.test()).setDisplay(finding.testName());
        return code;
    }

    private static void value(Observation resource, Finding finding) {
        if (finding.number() == null) {
            resource.setValue(new StringType(finding.value()));
            return;
        }
        Quantity quantity = new Quantity().setValue(finding.number()).setUnit(finding.unit());
        if (!finding.unit().isEmpty()) {
            quantity.setSystem("http://unitsofmeasure.org").setCode(finding.unit());
        }
        quantity.setComparator(comparator(finding.comparator()));
        resource.setValue(quantity);
    }

    private static Quantity.@Nullable QuantityComparator comparator(String comparator) {
        return switch (comparator) {
            case "<" -> Quantity.QuantityComparator.LESS_THAN;
            case "<=" -> Quantity.QuantityComparator.LESS_OR_EQUAL;
            case ">" -> Quantity.QuantityComparator.GREATER_THAN;
            case ">=" -> Quantity.QuantityComparator.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    /** The report of an order, with everything released so far. */
    public static DiagnosticReport report(List<Finding> findings, ReportedOrder order, Instant now) {
        Finding first = findings.getFirst();
        DiagnosticReport resource = new DiagnosticReport();
        resource.setId("lab-report-" + order.id());
        if (!order.placer().isEmpty()) {
            resource.addIdentifier(
                    new Identifier().setSystem(OrderResources.PLACER).setValue(order.placer()));
        }
        resource.addBasedOn(new Reference("ServiceRequest/" + OrderResources.requestId(order.id())));
        boolean corrected = findings.stream().anyMatch(ResultResources::changesWhatWasTold);
        resource.setStatus(
                corrected
                        ? DiagnosticReport.DiagnosticReportStatus.CORRECTED
                        : order.complete()
                                ? DiagnosticReport.DiagnosticReportStatus.FINAL
                                : DiagnosticReport.DiagnosticReportStatus.PARTIAL);
        category(resource, "LAB");
        ServiceSection.of(order.sections()).forEach(code -> category(resource, code));
        CodeableConcept code = new CodeableConcept().setText(order.requestedName());
        boolean loinc = order.requested().matches("\\d{1,7}-\\d");
        code.addCoding().setSystem(loinc ? LOINC : OrderResources.TESTS).setCode(order.requested());
        resource.setCode(code);
        resource.setSubject(new Reference("Patient/" + first.patient().id().value()));
        resource.setEffective(new DateTimeType(Date.from(first.measuredAt())));
        resource.setIssued(Date.from(now));
        resource.addSpecimen(new Reference("Specimen/" + OrderResources.specimenId(first.accession())));
        order.observations().forEach(id -> resource.addResult(new Reference("Observation/" + id)));
        return resource;
    }

    private static void category(DiagnosticReport resource, String section) {
        resource.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0074")
                .setCode(section);
    }
}
