package org.undercroft.records.patient;

import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.undercroft.records.PatientId;
import org.undercroft.records.Sex;

/** The FHIR Patient of an identity. */
final class PatientResource {

    private PatientResource() {}

    static Patient of(PatientRow row, List<HeldIdentifier> identifiers, List<PatientLink> links) {
        Patient patient = new Patient();
        patient.setId(row.id().value());
        patient.setActive(row.standing());
        identifiers.forEach(held -> patient.addIdentifier(identifier(held)));
        Demographics known = row.demographics();
        known.names().forEach(name -> patient.addName(name(name)));
        known.addresses().forEach(address -> patient.addAddress(address(address)));
        known.phones().forEach(phone -> patient.addTelecom(phone(phone)));
        patient.setGender(gender(known.sex()));
        if (!known.birthDate().isEmpty()) {
            patient.setBirthDateElement(new DateType(known.birthDate()));
        }
        if (!known.deathTime().isEmpty()) {
            patient.setDeceased(deathTime(known.deathTime()));
        } else if (known.dead()) {
            patient.setDeceased(new BooleanType(true));
        }
        links.stream().filter(PatientLink::stands).forEach(link -> addLink(patient, row.id(), link));
        return patient;
    }

    private static DateTimeType deathTime(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return new DateTimeType(text.contains("T") && !zoned ? text.substring(0, text.indexOf('T')) : text);
    }

    private static void addLink(Patient patient, PatientId self, PatientLink link) {
        boolean replaced = link.loser().equals(self);
        if (replaced || link.survivor().equals(self)) {
            PatientId other = replaced ? link.survivor() : link.loser();
            patient.addLink()
                    .setOther(new Reference("Patient/" + other.value()))
                    .setType(replaced ? LinkType.REPLACEDBY : LinkType.REPLACES);
        }
    }

    private static Identifier identifier(HeldIdentifier held) {
        Identifier identifier = new Identifier()
                .setSystem(IdentifierSystem.of(held.identifier().authority()))
                .setValue(held.identifier().value());
        if (!held.identifier().authority().isEmpty()) {
            identifier.setAssigner(new Reference().setDisplay(held.identifier().authority()));
        }
        if (!held.kind().isEmpty()) {
            identifier
                    .getType()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                    .setCode(held.kind());
        }
        return identifier;
    }

    private static HumanName name(Demographics.PersonName told) {
        HumanName name = new HumanName();
        if (!told.family().isEmpty()) {
            name.setFamily(told.family());
        }
        told.given().forEach(name::addGiven);
        if (!told.prefix().isEmpty()) {
            name.addPrefix(told.prefix());
        }
        if (!told.suffix().isEmpty()) {
            name.addSuffix(told.suffix());
        }
        if (!told.use().isEmpty()) {
            name.setUse(HumanName.NameUse.fromCode(told.use()));
        }
        return name;
    }

    private static Address address(Demographics.PostalAddress told) {
        Address address = new Address();
        told.lines().forEach(address::addLine);
        if (!told.city().isEmpty()) {
            address.setCity(told.city());
        }
        if (!told.state().isEmpty()) {
            address.setState(told.state());
        }
        if (!told.postalCode().isEmpty()) {
            address.setPostalCode(told.postalCode());
        }
        if (!told.country().isEmpty()) {
            address.setCountry(told.country());
        }
        return address;
    }

    private static ContactPoint phone(Demographics.ContactPoint told) {
        ContactPoint point = new ContactPoint()
                .setSystem(ContactPoint.ContactPointSystem.fromCode(told.system()))
                .setValue(told.value());
        return told.use().isEmpty() ? point : point.setUse(ContactPoint.ContactPointUse.fromCode(told.use()));
    }

    private static AdministrativeGender gender(Sex sex) {
        return switch (sex) {
            case FEMALE -> AdministrativeGender.FEMALE;
            case MALE -> AdministrativeGender.MALE;
            case OTHER -> AdministrativeGender.OTHER;
            case UNKNOWN -> AdministrativeGender.UNKNOWN;
        };
    }
}
