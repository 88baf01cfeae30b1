package org.undercroft.lab.specimen;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditOutcome;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** The phlebotomist's round: what to draw from whom, and the check of wristband against tube. */
@Component
public class CollectionDesk {

    private static final int MOST = 500;

    private final SpecimenBook book;
    private final HandlingBook handling;
    private final SpecimenRecord records;
    private final PatientIndex patients;
    private final AuditTrail audit;
    private final Clock clock;

    CollectionDesk(
            SpecimenBook book,
            HandlingBook handling,
            SpecimenRecord records,
            PatientIndex patients,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.handling = handling;
        this.records = records;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    /** A tube to be drawn. */
    public record Due(Specimen specimen, String round, String instructions) {}

    /**
     * A patient to be visited.
     *
     * @param recordNumber what the wristband says
     * @param name as the index knows it
     * @param place where the patient lies now, or did when it was ordered
     * @param born empty if unknown
     * @param tubes in the order of draw
     */
    public record Visit(String patient, String recordNumber, String name, String place, String born, List<Due> tubes) {

        /** Whether something can't wait for a round. */
        public boolean isUrgent() {
            return tubes.stream().anyMatch(due -> !due.specimen().priority().equals("R"));
        }
    }

    /** The wards with something to draw. */
    public List<String> wards() {
        return book.wards();
    }

    /** The names of the rounds of a day. */
    public List<String> rounds() {
        return handling.rounds().stream().map(HandlingBook.Round::name).toList();
    }

    /** Whom to visit in a ward and a round, urgent first, then by bed; null for all. */
    @Transactional
    public List<Visit> list(@Nullable String ward, @Nullable String round) {
        List<Visit> visits = visits(book.awaited(Set.of(SpecimenState.ORDERED), ward, MOST)).stream()
                .map(visit -> new Visit(
                        visit.patient(),
                        visit.recordNumber(),
                        visit.name(),
                        visit.place(),
                        visit.born(),
                        visit.tubes().stream()
                                .filter(due -> round == null
                                        || due.round().equals(round)
                                        || due.round().equals(Rounds.AT_ONCE))
                                .toList()))
                .filter(visit -> !visit.tubes().isEmpty())
                .sorted(Comparator.comparing((Visit visit) -> !visit.isUrgent()).thenComparing(Visit::place))
                .toList();
        audit.record(
                AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "collection-list", ward == null ? "" : ward)
                        .about(visits.stream().map(Visit::patient).toList()));
        return visits;
    }

    /** What is to be drawn from the patient with this wristband; empty if nobody here has that number. */
    @Transactional
    public Optional<Visit> visit(String recordNumber) {
        return patientOf(recordNumber).map(patient -> {
            List<Specimen> due = book.toCollectOf(patient);
            KnownPatient known = patients.find(new PatientId(patient)).orElse(null);
            audit.record(AuditEntry.ofPatient(AuditAction.READ, "collection", recordNumber, patient));
            return visits(due).stream()
                    .findFirst()
                    .orElseGet(() -> new Visit(
                            patient,
                            recordNumber,
                            known == null ? "" : known.displayName(),
                            place(known, ""),
                            born(known),
                            List.of()));
        });
    }

    /** By the number the order came with, else by the one the index has now: records may have been merged since. */
    private Optional<String> patientOf(String recordNumber) {
        return book.patientNumbered(recordNumber)
                .or(() -> patients
                        .findAll(book.awaited(Set.of(SpecimenState.ORDERED), null, MOST).stream()
                                .map(specimen -> new PatientId(specimen.patient()))
                                .collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .filter(known -> known.getValue().recordNumber().equals(recordNumber))
                        .map(known -> known.getKey().value())
                        .findFirst());
    }

    private List<Visit> visits(List<Specimen> due) {
        Map<String, Handling> all = handling.all();
        List<HandlingBook.Round> rounds = handling.rounds();
        Map<PatientId, KnownPatient> known = patients.findAll(
                due.stream().map(specimen -> new PatientId(specimen.patient())).collect(Collectors.toSet()));
        return due.stream().collect(Collectors.groupingBy(Specimen::patient)).values().stream()
                .map(tubes ->
                        visit(tubes, known.get(new PatientId(tubes.getFirst().patient())), all, rounds))
                .toList();
    }

    private static Visit visit(
            List<Specimen> tubes,
            @Nullable KnownPatient known,
            Map<String, Handling> all,
            List<HandlingBook.Round> rounds) {
        Specimen first = tubes.getFirst();
        return new Visit(
                first.patient(),
                known == null ? first.recordNumber() : known.recordNumber(),
                known == null ? first.patientName() : known.displayName(),
                place(known, first.wardWords()),
                born(known),
                tubes.stream()
                        .sorted(Comparator.comparingInt(
                                tube -> handlingOf(all, tube).drawOrder()))
                        .map(tube -> new Due(
                                tube,
                                Rounds.dueIn(tube.priority(), tube.createdAt(), rounds, ZoneId.systemDefault()),
                                handlingOf(all, tube).instructions()))
                        .toList());
    }

    private static Handling handlingOf(Map<String, Handling> all, Specimen tube) {
        return all.getOrDefault(tube.type(), Handling.unknown(tube.type()));
    }

    private static String place(@Nullable KnownPatient known, String ordered) {
        String location = known == null ? null : known.location();
        return location == null ? ordered : location.replace('^', ' ').strip();
    }

    private static String born(@Nullable KnownPatient known) {
        return known == null || known.birthDate() == null
                ? ""
                : known.birthDate().toString();
    }

    /** What became of a tube that was scanned at a bed. */
    public record AtBed(boolean collected, String words) {}

    /**
     * Marks a tube as drawn from the patient whose wristband was scanned. A tube of somebody else is refused loudly, and
     * that it was tried stays on record.
     */
    @Transactional
    public AtBed collect(String recordNumber, String code) {
        Instant now = clock.instant();
        String patient = patientOf(recordNumber)
                .orElseThrow(() -> Refusal.unknown("No patient here has the wristband " + recordNumber + "."));
        Optional<Specimen> found = book.find(code.strip());
        if (found.isEmpty()) {
            return new AtBed(false, ReceiptOutcome.unknown(code.strip()).words());
        }
        Specimen tube = book.lock(found.get().accession());
        if (!isSame(patient, tube.patient())) {
            return refuse(tube, recordNumber, now);
        } else if (tube.state() != SpecimenState.ORDERED) {
            return new AtBed(
                    false,
                    "Tube " + tube.accession() + " is " + tube.state().label().toLowerCase(java.util.Locale.ROOT)
                            + " already, by " + tube.stateBy() + ".");
        } else if (tube.openTests() == 0) {
            return new AtBed(false, "The order of tube " + tube.accession() + " was cancelled: don't draw it.");
        }
        book.move(tube, SpecimenState.COLLECTED, tube.wardWords(), now, "Collected: wristband and tube agree");
        book.collected(tube.id(), now);
        records.collected(tube.accession(), now);
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", tube.accession(), tube.patient())
                .saying("collected"));
        return new AtBed(true, tube.tube() + " " + tube.accession() + " is collected.");
    }

    private boolean isSame(String wristband, String tube) {
        if (wristband.equals(tube)) {
            return true;
        }
        var one = patients.find(new PatientId(wristband));
        var other = patients.find(new PatientId(tube));
        return one.isPresent()
                && other.isPresent()
                && one.get().id().equals(other.get().id());
    }

    private AtBed refuse(Specimen tube, String recordNumber, Instant now) {
        book.tell(tube.id(), now, "Refused at the bed: scanned after the wristband of another patient");
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", tube.accession(), tube.patient())
                .ended(AuditOutcome.REFUSED)
                .saying("collection refused: wristband " + recordNumber + " is another patient's"));
        return new AtBed(
                false,
                "STOP. Tube " + tube.accession() + " belongs to another patient. Don't draw into it, don't relabel it:"
                        + " check the wristband again.");
    }

    /** Hands what was collected in a ward to somebody who brings it; gives how many. */
    @Transactional
    public int handOver(@Nullable String ward, String carrier) {
        Instant now = clock.instant();
        List<Specimen> going = book.awaited(Set.of(SpecimenState.COLLECTED), ward, MOST);
        String who = carrier.isBlank() ? "transport" : carrier.strip();
        going.forEach(specimen -> {
            book.move(specimen, SpecimenState.IN_TRANSIT, "with " + who, now, "Handed over to " + who);
            audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", specimen.accession(), specimen.patient())
                    .saying("in transit with " + who));
        });
        return going.size();
    }
}
