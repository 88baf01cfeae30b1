package org.undercroft.lab.specimen;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.order.OrderResources;
import org.undercroft.records.ClinicalStore;

/** Keeps the FHIR R4 Specimen as the specimen is. */
@Component
class SpecimenRecord {

    private final ClinicalStore clinical;

    SpecimenRecord(ClinicalStore clinical) {
        this.clinical = clinical;
    }

    void collected(String accession, Instant at) {
        change(accession, resource -> resource.getCollection().setCollected(new DateTimeType(Date.from(at))));
    }

    void received(String accession, Instant at) {
        change(accession, resource -> resource.setReceivedTime(Date.from(at)));
    }

    void rejected(String accession, String words) {
        change(accession, resource -> {
            resource.setStatus(org.hl7.fhir.r4.model.Specimen.SpecimenStatus.UNSATISFACTORY);
            resource.setCondition(List.of(new CodeableConcept().setText(words)));
        });
    }

    void usable(String accession) {
        change(accession, resource -> {
            resource.setStatus(org.hl7.fhir.r4.model.Specimen.SpecimenStatus.AVAILABLE);
            resource.setCondition(List.of());
        });
    }

    /** Enters one that comes from another: taken from it, or drawn again for it. */
    void enter(String accession, Specimen origin, boolean aliquot) {
        var resource = new org.hl7.fhir.r4.model.Specimen();
        resource.setId(OrderResources.specimenId(new AccessionNumber(accession)));
        resource.setAccessionIdentifier(
                new Identifier().setSystem(OrderResources.ACCESSION).setValue(accession));
        resource.addIdentifier(
                new Identifier().setSystem(OrderResources.ACCESSION).setValue(accession));
        resource.setStatus(
                aliquot
                        ? org.hl7.fhir.r4.model.Specimen.SpecimenStatus.AVAILABLE
                        : org.hl7.fhir.r4.model.Specimen.SpecimenStatus.UNAVAILABLE);
        resource.setType(new CodeableConcept().setText(origin.typeName()));
        resource.setSubject(new Reference("Patient/" + origin.patient()));
        if (aliquot) {
            resource.addParent(
                    new Reference("Specimen/" + OrderResources.specimenId(new AccessionNumber(origin.accession()))));
        }
        clinical.put(List.of(resource));
    }

    private void change(String accession, Consumer<org.hl7.fhir.r4.model.Specimen> change) {
        clinical.read(org.hl7.fhir.r4.model.Specimen.class, OrderResources.specimenId(new AccessionNumber(accession)))
                .ifPresent(resource -> {
                    change.accept(resource);
                    clinical.put(List.of(resource));
                });
    }
}
