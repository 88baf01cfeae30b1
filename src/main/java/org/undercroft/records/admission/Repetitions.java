package org.undercroft.records.admission;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.encounter.Movement;
import org.undercroft.records.encounter.MovementKind;
import org.undercroft.records.encounter.Standing;
import org.undercroft.records.encounter.Stay;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.encounter.VisitNumber;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.PatientRegister;
import org.undercroft.records.patient.PatientRow;
import org.undercroft.records.patient.PidReading;
import org.undercroft.records.patient.ReportedPerson;

/**
 * Recognises messages that tell what is known already, which is most of what admission systems send: many are compared
 * with what stands in a few statements, and of each only is kept when it was told last, and the audit entry.
 */
@Component
class Repetitions {

    private final PatientRegister patients;
    private final StayRegister stays;
    private final AuditTrail audit;
    private final ZoneId zone;

    Repetitions(PatientRegister patients, StayRegister stays, AuditTrail audit, HospitalZone zone) {
        this.patients = patients;
        this.stays = stays;
        this.audit = audit;
        this.zone = zone.id();
    }

    /**
     * A message that may be a repetition.
     *
     * @param adt the message, about one person
     * @param person what it says of them
     * @param visit their visit; null if it speaks of none
     * @param movement what it says of the visit; null if it speaks of none
     */
    record Candidate(
            AdtMessage adt,
            ReportedPerson person,
            @org.jspecify.annotations.Nullable VisitNumber visit,
            @org.jspecify.annotations.Nullable Movement movement) {}

    /** The message as a candidate; empty if it can only be handled by itself. */
    Optional<Candidate> candidate(Optional<MovementKind> kind, AdtMessage adt) {
        boolean plain = adt.people().size() == 1
                && adt.people().getFirst().mrg() == null
                && kind.filter(moved -> moved != MovementKind.UPDATED).isEmpty();
        if (!plain) {
            return Optional.empty();
        }
        AdtMessage.Person told = adt.people().getFirst();
        ReportedPerson person = PidReading.read(told.pid());
        var pv1 = told.pv1();
        if (kind.isEmpty() || pv1 == null || !VisitReading.speaksOfVisit(pv1)) {
            return Optional.of(new Candidate(adt, person, null, null));
        }
        return VisitReading.number(told.pid(), pv1, adt.facility())
                .map(visit ->
                        new Candidate(adt, person, visit, VisitReading.movement(MovementKind.UPDATED, pv1, adt, zone)));
    }

    /** What stands of everybody that these messages speak of, held until the transaction ends. */
    Known known(Collection<Candidate> candidates) {
        return new Known(
                patients.standing(candidates.stream()
                        .flatMap(candidate -> candidate.person().identifiers().stream())
                        .filter(HeldIdentifier::namesPerson)
                        .map(HeldIdentifier::identifier)
                        .toList()),
                stays.standing(candidates.stream()
                        .map(Candidate::visit)
                        .filter(visit -> visit != null)
                        .toList()));
    }

    /** What was read for several messages, and what repetitions among them must leave behind. */
    final class Known {

        private final Map<PatientIdentifier, PatientRow> patientsByNumber;
        private final Map<VisitNumber, Standing> stays;
        private final Map<PatientId, Instant> told = new HashMap<>();
        private final Map<Long, Movement> repeated = new HashMap<>();
        private final List<Caused<AuditEntry>> entries = new ArrayList<>();

        private Known(Map<PatientIdentifier, PatientRow> patientsByNumber, Map<VisitNumber, Standing> stays) {
            this.patientsByNumber = patientsByNumber;
            this.stays = new HashMap<>(stays);
        }

        /** Takes a message in words if it tells nothing new. */
        Optional<String> take(Caused<InboundMessage> message, Candidate candidate) {
            Optional<PatientRow> patient = unchanged(candidate);
            Optional<Stay> stay = patient.flatMap(row -> repeatedStay(row, candidate));
            if (patient.isEmpty() || (candidate.visit() != null && stay.isEmpty())) {
                return Optional.empty();
            }
            PatientId id = patient.get().id();
            told.merge(id, candidate.adt().toldAt(), (one, other) -> one.isAfter(other) ? one : other);
            entries.add(new Caused<>(
                    message.acting(),
                    AuditEntry.ofPatient(AuditAction.READ, "Patient", id.value(), id.value())
                            .saying(message.what().type() + " told nothing new")));
            return Optional.of(stay.map(state -> MovementKind.UPDATED.words() + AdmissionHandler.place(state))
                            .orElse("patient updated")
                    + ", nothing new");
        }

        private Optional<PatientRow> unchanged(Candidate candidate) {
            List<PatientRow> rows = candidate.person().identifiers().stream()
                    .filter(HeldIdentifier::namesPerson)
                    .map(held -> patientsByNumber.get(held.identifier()))
                    .distinct()
                    .toList();
            if (rows.size() != 1 || rows.getFirst() == null) {
                return Optional.empty();
            }
            PatientRow row = rows.getFirst();
            boolean same = !row.provisional()
                    && !candidate.adt().toldAt().isBefore(row.toldAt())
                    && candidate.person().over(row.demographics()).equals(row.demographics());
            return same ? Optional.of(row) : Optional.empty();
        }

        private Optional<Stay> repeatedStay(PatientRow patient, Candidate candidate) {
            VisitNumber visit = candidate.visit();
            Movement movement = candidate.movement();
            Standing standing = visit == null ? null : stays.get(visit);
            if (standing == null || movement == null || !standing.holder().equals(patient.id())) {
                return Optional.empty();
            }
            return standing.repeatedBy(movement).map(after -> {
                repeated.put(after.latest().number(), after.latest());
                stays.put(visit, after);
                return Stay.of(after.movements());
            });
        }

        /** Writes when all of it was told last, and the audit entries. */
        void keep() {
            if (!entries.isEmpty()) {
                patients.toldAgain(told);
                Repetitions.this.stays.toldAgain(repeated.values());
                audit.recordAll(entries);
            }
        }
    }
}
