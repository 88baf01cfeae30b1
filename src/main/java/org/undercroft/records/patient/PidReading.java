package org.undercroft.records.patient;

import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v251.datatype.CX;
import ca.uhn.hl7v2.model.v251.datatype.FN;
import ca.uhn.hl7v2.model.v251.datatype.HD;
import ca.uhn.hl7v2.model.v251.datatype.XAD;
import ca.uhn.hl7v2.model.v251.datatype.XPN;
import ca.uhn.hl7v2.model.v251.datatype.XTN;
import ca.uhn.hl7v2.model.v251.segment.PID;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.Sex;
import org.undercroft.records.patient.Demographics.ContactPoint;
import org.undercroft.records.patient.Demographics.PersonName;
import org.undercroft.records.patient.Demographics.PostalAddress;

/** Reads a PID segment (HL7 v2.5.1, 3.4.2). */
public final class PidReading {

    private static final String ERASE = "\"\"";

    private PidReading() {}

    /** What the segment says. */
    public static ReportedPerson read(PID pid) {
        return new ReportedPerson(
                identifiers(pid),
                told(pid.getPatientName(), PidReading::name),
                moment(pid.getDateTimeOfBirth().getTime().getValue(), true),
                one(pid.getAdministrativeSex().getValue()) instanceof Told.Said<String> said
                        ? new Told.Said<>(sex(said.value()))
                        : one(pid.getAdministrativeSex().getValue()) instanceof Told.Gone<String>
                                ? new Told.Gone<>()
                                : new Told.Nothing<>(),
                told(pid.getPatientAddress(), PidReading::address),
                phones(pid),
                flag(pid.getPatientDeathIndicator().getValue()),
                moment(pid.getPatientDeathDateAndTime().getTime().getValue(), false));
    }

    /** PID-3, then the older PID-2 and PID-4 where PID-3 is empty. */
    public static List<HeldIdentifier> identifiers(PID pid) {
        List<HeldIdentifier> current = numbers(pid.getPatientIdentifierList());
        if (!current.isEmpty()) {
            return current;
        }
        List<HeldIdentifier> old = numbers(new CX[] {pid.getPatientID()});
        return old.isEmpty() ? numbers(pid.getAlternatePatientIDPID()) : old;
    }

    /** The numbers in these fields, each once. */
    public static List<HeldIdentifier> numbers(CX[] fields) {
        return Arrays.stream(fields)
                .flatMap(field -> number(field).stream())
                .distinct()
                .toList();
    }

    private static Optional<HeldIdentifier> number(CX field) {
        String value = text(field.getIDNumber().getValue());
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldIdentifier(
                        new PatientIdentifier(authority(field.getAssigningAuthority()), value),
                        text(field.getIdentifierTypeCode().getValue()).toUpperCase(Locale.ROOT)));
    }

    /** The authority's name, or its universal id where it has no name. */
    public static String authority(HD authority) {
        String name = text(authority.getNamespaceID().getValue());
        return name.isEmpty() ? text(authority.getUniversalID().getValue()) : name;
    }

    private static Optional<PersonName> name(XPN name) {
        FN surname = name.getFamilyName();
        String family = text(surname.getSurname().getValue());
        List<String> given = Stream.of(
                        text(name.getGivenName().getValue()),
                        text(name.getSecondAndFurtherGivenNamesOrInitialsThereof()
                                .getValue()))
                .filter(part -> !part.isEmpty())
                .toList();
        return family.isEmpty() && given.isEmpty()
                ? Optional.empty()
                : Optional.of(new PersonName(
                        family,
                        given,
                        text(name.getPrefixEgDR().getValue()),
                        text(name.getSuffixEgJRorIII().getValue()),
                        nameUse(text(name.getNameTypeCode().getValue()))));
    }

    private static String nameUse(String code) {
        return switch (code) {
            case "L", "C", "D" -> "official";
            case "M", "B" -> "maiden";
            case "N" -> "nickname";
            case "S", "A" -> "anonymous";
            default -> "";
        };
    }

    private static Optional<PostalAddress> address(XAD address) {
        List<String> lines = Stream.of(
                        text(address.getStreetAddress()
                                .getStreetOrMailingAddress()
                                .getValue()),
                        text(address.getOtherDesignation().getValue()))
                .filter(line -> !line.isEmpty())
                .toList();
        PostalAddress read = new PostalAddress(
                lines,
                text(address.getCity().getValue()),
                text(address.getStateOrProvince().getValue()),
                text(address.getZipOrPostalCode().getValue()),
                text(address.getCountry().getValue()));
        boolean empty = lines.isEmpty() && (read.city() + read.state() + read.postalCode() + read.country()).isEmpty();
        return empty ? Optional.empty() : Optional.of(read);
    }

    private static Told<List<ContactPoint>> phones(PID pid) {
        List<ContactPoint> all = Stream.concat(
                        Arrays.stream(pid.getPhoneNumberHome()).flatMap(phone -> phone(phone, "home").stream()),
                        Arrays.stream(pid.getPhoneNumberBusiness()).flatMap(phone -> phone(phone, "work").stream()))
                .distinct()
                .toList();
        return all.isEmpty() ? new Told.Nothing<>() : new Told.Said<>(all);
    }

    private static Optional<ContactPoint> phone(XTN phone, String use) {
        String mail = text(phone.getEmailAddress().getValue());
        if (!mail.isEmpty()) {
            return Optional.of(new ContactPoint("email", mail, use));
        }
        String number = text(phone.getTelephoneNumber().getValue());
        if (number.isEmpty()) {
            number = Stream.of(
                            text(phone.getCountryCode().getValue()),
                            text(phone.getAreaCityCode().getValue()),
                            text(phone.getLocalNumber().getValue()))
                    .filter(part -> !part.isEmpty())
                    .reduce((left, right) -> left + " " + right)
                    .orElse(text(phone.getUnformattedTelephoneNumber().getValue()));
        }
        return number.isEmpty() ? Optional.empty() : Optional.of(new ContactPoint("phone", number, use));
    }

    private static Sex sex(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE" -> Sex.FEMALE;
            case "M", "MALE" -> Sex.MALE;
            case "O", "A", "N", "OTHER" -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }

    private static Told<Boolean> flag(@org.jspecify.annotations.Nullable String value) {
        return switch (one(value)) {
            case Told.Said<String> said -> new Told.Said<>("Y".equalsIgnoreCase(said.value()));
            case Told.Gone<String> _ -> new Told.Gone<>();
            case Told.Nothing<String> _ -> new Told.Nothing<>();
        };
    }

    private static Told<String> moment(@org.jspecify.annotations.Nullable String value, boolean dateOnly) {
        return switch (one(value)) {
            case Told.Said<String> said ->
                HospitalTime.fhir(said.value(), dateOnly)
                        .<Told<String>>map(Told.Said::new)
                        .orElseGet(Told.Nothing::new);
            case Told.Gone<String> gone -> gone;
            case Told.Nothing<String> nothing -> nothing;
        };
    }

    private static Told<String> one(@org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isBlank()) {
            return new Told.Nothing<>();
        }
        return value.equals(ERASE) ? new Told.Gone<>() : new Told.Said<>(value.strip());
    }

    private static <F extends Type, T> Told<List<T>> told(
            F[] fields, java.util.function.Function<F, Optional<T>> reading) {
        List<T> values = Arrays.stream(fields)
                .flatMap(field -> reading.apply(field).stream())
                .toList();
        if (!values.isEmpty()) {
            return new Told.Said<>(values);
        }
        boolean erased =
                Arrays.stream(fields).anyMatch(field -> field.toString().contains(ERASE));
        return erased ? new Told.Gone<>() : new Told.Nothing<>();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null || value.equals(ERASE) ? "" : value.strip();
    }
}
