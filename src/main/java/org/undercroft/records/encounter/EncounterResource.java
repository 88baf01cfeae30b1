package org.undercroft.records.encounter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.patient.IdentifierSystem;

/** The FHIR Encounter of a stay, and the Locations of its beds. */
final class EncounterResource {

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String ATTENDER = "ATND";

    private EncounterResource() {}

    static Encounter of(Encounters.Key key, Stay stay) {
        Encounter encounter = new Encounter();
        encounter.setId(key.id());
        encounter.setStatus(status(stay.status()));
        encounter.setClass_(patientClass(stay.patientClass()));
        encounter.setSubject(new Reference("Patient/" + key.patient().value()));
        if (!key.visit().shown().isEmpty()) {
            encounter
                    .addIdentifier()
                    .setSystem(IdentifierSystem.of(key.visit().authority()))
                    .setValue(key.visit().shown());
        }
        if (stay.began() != null || stay.ended() != null) {
            encounter.setPeriod(period(stay.began(), stay.ended()));
        }
        stay.beds().forEach(bed -> encounter.addLocation(location(bed)));
        if (!stay.attending().isEmpty()) {
            Encounter.EncounterParticipantComponent doctor = encounter.addParticipant();
            doctor.addType()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                    .setCode(ATTENDER);
            doctor.setIndividual(new Reference().setDisplay(stay.attending()));
        }
        return encounter;
    }

    static List<Location> locations(Stay stay) {
        return stay.beds().stream()
                .map(Stay.BedStay::bed)
                .distinct()
                .map(EncounterResource::location)
                .toList();
    }

    private static Encounter.EncounterLocationComponent location(Stay.BedStay bed) {
        return new Encounter.EncounterLocationComponent()
                .setLocation(new Reference("Location/" + id(bed.bed()))
                        .setDisplay(bed.bed().words()))
                .setStatus(bed.to() == null ? EncounterLocationStatus.ACTIVE : EncounterLocationStatus.COMPLETED)
                .setPeriod(period(bed.from(), bed.to()));
    }

    private static Location location(Bed bed) {
        Location location = new Location();
        location.setId(id(bed));
        location.setName(bed.words());
        location.setStatus(Location.LocationStatus.ACTIVE);
        location.addIdentifier()
                .setSystem(IdentifierSystem.of(bed.facility().isEmpty() ? "location" : bed.facility() + " location"))
                .setValue(bed.code());
        return location;
    }

    private static String id(Bed bed) {
        return UUID.nameUUIDFromBytes((bed.facility() + "|" + bed.code()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Period period(@Nullable Instant from, @Nullable Instant to) {
        Period period = new Period();
        if (from != null) {
            period.setStart(Date.from(from));
        }
        if (to != null) {
            period.setEnd(Date.from(to));
        }
        return period;
    }

    private static EncounterStatus status(Stay.Status status) {
        return switch (status) {
            case PLANNED -> EncounterStatus.PLANNED;
            case IN_PROGRESS -> EncounterStatus.INPROGRESS;
            case FINISHED -> EncounterStatus.FINISHED;
            case CANCELLED -> EncounterStatus.CANCELLED;
        };
    }

    /** HL7 table 0004 as v3 ActCode, after HL7's v2-to-FHIR concept map. */
    private static Coding patientClass(String code) {
        return switch (code) {
            case "I", "B" -> new Coding(ACT_CODE, "IMP", "inpatient encounter");
            case "E" -> new Coding(ACT_CODE, "EMER", "emergency");
            case "P" -> new Coding(ACT_CODE, "PRENC", "pre-admission");
            case "O", "R", "C", "" -> new Coding(ACT_CODE, "AMB", "ambulatory");
            default -> new Coding("http://terminology.hl7.org/CodeSystem/v2-0004", code, null);
        };
    }
}
