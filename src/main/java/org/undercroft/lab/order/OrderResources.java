package org.undercroft.lab.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.order.OrderRepository.OrderedSpecimen;
import org.undercroft.records.PatientId;

/** Orders and specimens as FHIR R4 tells them. */
public final class OrderResources {

    /** The naming system of accession numbers. */
    public static final String ACCESSION = "urn:undercroft:accession";

    /** The naming system of placers' order numbers. */
    public static final String PLACER = "urn:undercroft:placer";

    /** The code system of our own tests. */
    public static final String TESTS = "urn:undercroft:test";

    private OrderResources() {}

    /** The id of an order's ServiceRequest. */
    public static String requestId(long order) {
        return "lab-order-" + order;
    }

    /** The id of a specimen's resource. */
    public static String specimenId(AccessionNumber accession) {
        return "lab-specimen-" + accession.value().replaceAll("[^A-Za-z0-9.-]", "-");
    }

    static Specimen specimen(OrderedSpecimen specimen, String typeName, PatientId patient, Instant received) {
        Specimen resource = new Specimen();
        resource.setId(specimenId(specimen.accession()));
        resource.setAccessionIdentifier(new Identifier()
                .setSystem(ACCESSION)
                .setValue(specimen.accession().value()));
        resource.addIdentifier(new Identifier()
                .setSystem(ACCESSION)
                .setValue(specimen.accession().value()));
        resource.setStatus(Specimen.SpecimenStatus.AVAILABLE);
        resource.setType(new CodeableConcept().setText(typeName));
        resource.getType()
                .addCoding()
                .setSystem("urn:undercroft:specimen-type")
                .setCode(specimen.type())
                .setDisplay(typeName);
        resource.setSubject(new Reference("Patient/" + patient.value()));
        resource.setReceivedTime(Date.from(received));
        return resource;
    }

    static ServiceRequest request(
            long order,
            RequestedTest request,
            String loinc,
            PatientId patient,
            Collection<OrderedSpecimen> specimens,
            Instant received) {
        ServiceRequest resource = new ServiceRequest();
        resource.setId(requestId(order));
        if (!request.placer().isEmpty()) {
            resource.addIdentifier(new Identifier().setSystem(PLACER).setValue(request.placer()));
        }
        resource.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        resource.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        resource.addCategory().addCoding().setSystem("http://snomed.info/sct").setCode("108252007");
        resource.setPriority(priority(request.priority()));
        resource.setCode(code(request, loinc));
        resource.setSubject(new Reference("Patient/" + patient.value()));
        resource.setAuthoredOn(Date.from(request.orderedAt() == null ? received : request.orderedAt()));
        specimens.forEach(
                specimen -> resource.addSpecimen(new Reference("Specimen/" + specimenId(specimen.accession()))));
        return resource;
    }

    private static CodeableConcept code(RequestedTest request, String loinc) {
        CodeableConcept code = new CodeableConcept().setText(request.name());
        if (!loinc.isEmpty()) {
            code.addCoding().setSystem("http://loinc.org").setCode(loinc).setDisplay(request.name());
        }
        if (!request.code().isEmpty() && !request.code().equals(loinc)) {
            code.addCoding().setSystem(TESTS).setCode(request.code()).setDisplay(request.name());
        }
        return code;
    }

    private static ServiceRequest.ServiceRequestPriority priority(String said) {
        return switch (said) {
            case "S" -> ServiceRequest.ServiceRequestPriority.STAT;
            case "A" -> ServiceRequest.ServiceRequestPriority.ASAP;
            default -> ServiceRequest.ServiceRequestPriority.ROUTINE;
        };
    }
}
