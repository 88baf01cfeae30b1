package org.undercroft.records.admission;

import ca.uhn.hl7v2.model.v251.datatype.CX;
import ca.uhn.hl7v2.model.v251.datatype.PL;
import ca.uhn.hl7v2.model.v251.datatype.XCN;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.model.v251.segment.PV1;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.encounter.Bed;
import org.undercroft.records.encounter.Movement;
import org.undercroft.records.encounter.MovementKind;
import org.undercroft.records.encounter.VisitNumber;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.HospitalTime;
import org.undercroft.records.patient.PidReading;

/** Reads a PV1 segment (HL7 v2.5.1, 3.4.3). */
final class VisitReading {

    private static final String NOT_APPLICABLE = "N";
    private static final String ERASE = "\"\"";

    private VisitReading() {}

    /** Whether the segment speaks of a visit at all. */
    static boolean speaksOfVisit(@Nullable PV1 pv1) {
        return pv1 != null
                && !NOT_APPLICABLE.equals(text(pv1.getPatientClass().getValue()))
                && !text(pv1.getPatientClass().getValue()
                                + text(pv1.getVisitNumber().getIDNumber().getValue()))
                        .isEmpty();
    }

    static Movement movement(MovementKind kind, PV1 pv1, AdtMessage message, ZoneId zone) {
        return new Movement(
                0,
                kind,
                occurred(kind, pv1, message, zone),
                message.toldAt(),
                text(pv1.getPatientClass().getValue()).toUpperCase(Locale.ROOT),
                bed(pv1.getAssignedPatientLocation()),
                doctor(pv1.getAttendingDoctor()));
    }

    /** PV1-19, else the account number of PID-18; its authority is the sender's facility where none is said. */
    static Optional<VisitNumber> number(PID pid, PV1 pv1, String facility) {
        List<HeldIdentifier> numbers =
                PidReading.numbers(new CX[] {pv1.getVisitNumber(), pid.getPatientAccountNumber()});
        return numbers.stream().findFirst().map(held -> {
            String authority = held.identifier().authority();
            return new VisitNumber(
                    authority.isEmpty() ? facility : authority,
                    held.identifier().value());
        });
    }

    private static Instant occurred(MovementKind kind, PV1 pv1, AdtMessage message, ZoneId zone) {
        Instant event = message.occurredAt();
        if (event != null) {
            return event;
        }
        String own = switch (kind) {
            case ADMITTED, REGISTERED -> pv1.getAdmitDateTime().getTime().getValue();
            case DISCHARGED ->
                pv1.getDischargeDateTimeReps() == 0
                        ? null
                        : pv1.getDischargeDateTime(0).getTime().getValue();
            default -> null;
        };
        return HospitalTime.instant(own, zone).orElse(message.toldAt());
    }

    private static Bed bed(PL location) {
        return new Bed(
                text(location.getPointOfCare().getValue()),
                text(location.getRoom().getValue()),
                text(location.getBed().getValue()),
                PidReading.authority(location.getFacility()));
    }

    private static String doctor(XCN[] doctors) {
        if (doctors.length == 0) {
            return "";
        }
        String name = Stream.of(
                        text(doctors[0].getFamilyName().getSurname().getValue()),
                        text(doctors[0].getGivenName().getValue()))
                .filter(part -> !part.isEmpty())
                .reduce((family, given) -> family + ", " + given)
                .orElse("");
        return name.isEmpty() ? text(doctors[0].getIDNumber().getValue()) : name;
    }

    private static String text(@Nullable String value) {
        return value == null || value.equals(ERASE) ? "" : value.strip();
    }
}
