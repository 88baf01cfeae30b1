package org.undercroft.records.admission;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.BatchHandler;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.PatientId;
import org.undercroft.records.encounter.MovementKind;
import org.undercroft.records.encounter.Stay;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.PatientRegister;
import org.undercroft.records.patient.PidReading;

/** Understands ADT messages (HL7 v2.5.1, chapter 3). */
@Component
class AdmissionHandler implements BatchHandler {

    private static final Map<String, MovementKind> MOVEMENTS = Map.ofEntries(
            Map.entry("ADT^A01", MovementKind.ADMITTED),
            Map.entry("ADT^A02", MovementKind.TRANSFERRED),
            Map.entry("ADT^A03", MovementKind.DISCHARGED),
            Map.entry("ADT^A04", MovementKind.REGISTERED),
            Map.entry("ADT^A05", MovementKind.PREADMITTED),
            Map.entry("ADT^A06", MovementKind.BECAME_INPATIENT),
            Map.entry("ADT^A07", MovementKind.BECAME_OUTPATIENT),
            Map.entry("ADT^A08", MovementKind.UPDATED),
            Map.entry("ADT^A11", MovementKind.ADMISSION_CANCELLED),
            Map.entry("ADT^A12", MovementKind.TRANSFER_CANCELLED),
            Map.entry("ADT^A13", MovementKind.DISCHARGE_CANCELLED),
            Map.entry("ADT^A17", MovementKind.BED_SWAPPED),
            Map.entry("ADT^A38", MovementKind.PREADMISSION_CANCELLED));
    private static final Set<String> PEOPLE = Set.of("ADT^A28", "ADT^A31");
    private static final Set<String> MERGES = Set.of("ADT^A34", "ADT^A39", "ADT^A40");
    private static final String RENUMBER = "ADT^A47";
    private static final String UNLINK = "ADT^A37";

    private static final Set<String> TYPES = Stream.of(MOVEMENTS.keySet(), PEOPLE, MERGES, Set.of(RENUMBER, UNLINK))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Behind a message that changes something the rest is read anew, so not all of a long row is read each time. */
    private static final int READ_AHEAD = 50;

    private final PatientRegister patients;
    private final Repetitions repetitions;
    private final ClinicalStore store;
    private final StayRegister stays;
    private final ZoneId zone;

    AdmissionHandler(
            PatientRegister patients,
            Repetitions repetitions,
            ClinicalStore store,
            StayRegister stays,
            HospitalZone zone) {
        this.patients = patients;
        this.repetitions = repetitions;
        this.store = store;
        this.stays = stays;
        this.zone = zone.id();
    }

    @Override
    public String name() {
        return "admissions";
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Handled> handleAll(List<Caused<InboundMessage>> messages) {
        List<AdtMessage> read =
                messages.stream().map(message -> read(message.what())).toList();
        Map<Integer, Repetitions.Candidate> candidates = new HashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Optional<MovementKind> kind =
                    Optional.ofNullable(MOVEMENTS.get(messages.get(i).what().type()));
            boolean plain =
                    kind.isPresent() || PEOPLE.contains(messages.get(i).what().type());
            int number = i;
            if (plain) {
                repetitions.candidate(kind, read.get(i)).ifPresent(candidate -> candidates.put(number, candidate));
            }
        }
        return store.together(() -> handleAll(messages, read, candidates));
    }

    private List<Handled> handleAll(
            List<Caused<InboundMessage>> messages,
            List<AdtMessage> read,
            Map<Integer, Repetitions.Candidate> candidates) {
        List<Handled> handled = new ArrayList<>(messages.size());
        Repetitions.Known known = null;
        for (int i = 0; i < messages.size(); i++) {
            Caused<InboundMessage> message = messages.get(i);
            Repetitions.Candidate candidate = candidates.get(i);
            Optional<String> nothingNew = Optional.empty();
            if (candidate != null) {
                if (known == null) {
                    known = repetitions.known(from(i, messages.size(), candidates));
                }
                nothingNew = known.take(message, candidate);
            }
            if (nothingNew.isPresent()) {
                handled.add(new Handled(numbers(read.get(i)), List.of(), nothingNew.get()));
                continue;
            }
            if (known != null) {
                // What follows changes what was read: it is read again for the next.
                known.keep();
                known = null;
            }
            AdtMessage adt = read.get(i);
            handled.add(Acting.as(
                    message.acting().actor(),
                    message.acting().message(),
                    () -> handle(message.what().type(), adt)));
        }
        if (known != null) {
            known.keep();
        }
        return handled;
    }

    private static List<Repetitions.Candidate> from(
            int first, int end, Map<Integer, Repetitions.Candidate> candidates) {
        return IntStream.range(first, Math.min(end, first + READ_AHEAD))
                .mapToObj(candidates::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private AdtMessage read(InboundMessage message) {
        if (!types().contains(message.type())) {
            throw new UnacceptableMessage(message.type() + " is not understood by admissions; it takes "
                    + types().stream().sorted().collect(Collectors.joining(", ")));
        }
        return AdtMessage.read(message.hl7(), message.receivedAt(), zone);
    }

    private Handled handle(String type, AdtMessage adt) {
        List<String> done = type.equals(UNLINK)
                ? unlink(adt)
                : adt.people().stream().map(person -> take(type, adt, person)).toList();
        return new Handled(numbers(adt), List.of(), String.join("; ", done));
    }

    private String take(String type, AdtMessage adt, AdtMessage.Person person) {
        if (MERGES.contains(type)) {
            return merge(adt, person);
        }
        return type.equals(RENUMBER) ? renumber(adt, person) : announce(type, adt, person);
    }

    private String announce(String type, AdtMessage adt, AdtMessage.Person person) {
        PatientRegister.Meant meant = patients.register(PidReading.read(person.pid()), adt.toldAt(), false);
        List<String> words = new ArrayList<>();
        MovementKind kind = MOVEMENTS.get(type);
        var pv1 = person.pv1();
        if (kind == null) {
            words.add("patient updated");
        } else if (pv1 != null && VisitReading.speaksOfVisit(pv1)) {
            Optional<Stay> stay = stays.tell(
                    meant.patient(),
                    patients.cluster(List.of(meant.patient())),
                    VisitReading.number(person.pid(), pv1, adt.facility()).orElse(null),
                    VisitReading.movement(kind, pv1, adt, zone));
            words.add(stay.map(state -> kind.words() + place(state)).orElse("patient updated; no stay is open"));
        } else if (kind == MovementKind.UPDATED) {
            words.add("patient updated");
        } else {
            throw new UnacceptableMessage(type + " without a visit: PV1-2 (patient class) or PV1-19 (visit number) "
                    + "must say which stay was " + kind.words());
        }
        meant.disputed()
                .forEach(held -> words.add("number " + held.identifier().value()
                        + " belongs to another patient: merge them if they are one person"));
        return String.join(", ", words);
    }

    static String place(Stay stay) {
        return stay.bed().isNowhere() ? "" : " (" + stay.bed().words() + ")";
    }

    private String merge(AdtMessage adt, AdtMessage.Person person) {
        List<HeldIdentifier> former = former(person);
        PatientId survivor = patients.register(PidReading.read(person.pid()), adt.toldAt(), false)
                .patient();
        PatientId loser = patients.register(Mentioned.by(former), java.time.Instant.EPOCH, true)
                .patient();
        return patients.merge(loser, survivor, "ADT merge told by " + adt.facility())
                .map(link -> "merged into " + shown(PidReading.identifiers(person.pid())) + " (link " + link + ")")
                .orElse("already one patient");
    }

    private String renumber(AdtMessage adt, AdtMessage.Person person) {
        List<HeldIdentifier> former = former(person);
        List<HeldIdentifier> current = PidReading.identifiers(person.pid());
        if (patients.whoIs(former).isPresent() && patients.whoIs(current).isEmpty()) {
            PatientId patient = patients.register(Mentioned.by(former), java.time.Instant.EPOCH, true)
                    .patient();
            patients.register(
                    Mentioned.by(
                            Stream.concat(former.stream(), current.stream()).toList()),
                    adt.toldAt(),
                    false);
            return "number " + shown(former) + " is now " + shown(current) + " of " + patient.value();
        }
        return merge(adt, person);
    }

    private List<String> unlink(AdtMessage adt) {
        if (adt.people().size() < 2) {
            throw new UnacceptableMessage("A37 must name two patients, each by its PID segment; it names one");
        }
        PatientId one = bearer(adt.people().getFirst());
        PatientId other = bearer(adt.people().getLast());
        var link = patients.linkBetween(one, other)
                .orElseThrow(() -> new UnacceptableMessage("The two patients of this A37 are not linked now"));
        patients.unlink(link.number(), "ADT unlink told by " + adt.facility());
        return List.of("unlinked again (link " + link.number() + ")");
    }

    private PatientId bearer(AdtMessage.Person person) {
        List<HeldIdentifier> numbers = PidReading.identifiers(person.pid());
        return patients.bearer(numbers)
                .orElseThrow(() -> new UnacceptableMessage("Nobody has the number " + shown(numbers)));
    }

    private static List<HeldIdentifier> former(AdtMessage.Person person) {
        var mrg = person.mrg();
        List<HeldIdentifier> numbers =
                mrg == null ? List.of() : PidReading.numbers(mrg.getPriorPatientIdentifierList());
        if (numbers.isEmpty()) {
            throw new UnacceptableMessage("The message merges nobody: MRG-1 must hold the number that is given up");
        }
        return numbers;
    }

    private static String shown(List<HeldIdentifier> numbers) {
        return numbers.stream().map(held -> held.identifier().value()).collect(Collectors.joining(", "));
    }

    private static List<String> numbers(AdtMessage adt) {
        return adt.people().stream()
                .flatMap(person -> Stream.concat(
                        PidReading.identifiers(person.pid()).stream(),
                        person.mrg() == null
                                ? Stream.of()
                                : PidReading.numbers(person.mrg().getPriorPatientIdentifierList()).stream()))
                .map(held -> held.identifier().value())
                .distinct()
                .toList();
    }
}
