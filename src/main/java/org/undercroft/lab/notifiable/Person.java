package org.undercroft.lab.notifiable;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.Sex;

/**
 * The patient as public health is told of them. What the record doesn't hold is empty.
 *
 * @param recordNumber the medical record number
 * @param birthDate null if unknown
 */
record Person(
        String recordNumber,
        String familyName,
        String givenName,
        @Nullable LocalDate birthDate,
        Sex sex,
        String street,
        String city,
        String state,
        String postalCode,
        String country,
        String phone) {

    /**
     * The patient with what their record says of address and telephone.
     *
     * @param resource their FHIR Patient; null if there is none
     */
    static Person of(KnownPatient patient, @Nullable Patient resource) {
        Address address = resource == null || !resource.hasAddress() ? new Address() : resource.getAddressFirstRep();
        String phone = resource == null
                ? ""
                : resource.getTelecom().stream()
                        .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE)
                        .map(ContactPoint::getValue)
                        .filter(number -> number != null)
                        .findFirst()
                        .orElse("");
        String street = address.getLine().stream()
                .map(line -> text(line.getValue()))
                .findFirst()
                .orElse("");
        return new Person(
                patient.recordNumber(),
                patient.familyName(),
                patient.givenName(),
                patient.birthDate(),
                patient.sex(),
                street,
                text(address.getCity()),
                text(address.getState()),
                text(address.getPostalCode()),
                text(address.getCountry()),
                phone);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
