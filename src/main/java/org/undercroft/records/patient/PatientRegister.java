package org.undercroft.records.patient;

import ca.uhn.hl7v2.model.v251.segment.PID;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.PatientIndex;
import org.undercroft.records.PatientRegistered;
import org.undercroft.records.PatientsMerged;
import org.undercroft.records.PatientsUnlinked;

/** The patient index on the database; each change writes the FHIR Patients it touches. */
@Component
public class PatientRegister implements PatientIndex {

    private final PatientTable table;
    private final PatientLinks links;
    private final KnownPatients known;
    private final ClinicalStore store;
    private final EventLog events;

    PatientRegister(PatientTable table, PatientLinks links, KnownPatients known, ClinicalStore store, EventLog events) {
        this.table = table;
        this.links = links;
        this.known = known;
        this.store = store;
        this.events = events;
    }

    /**
     * Whom a message meant.
     *
     * @param patient the identity that stands
     * @param disputed numbers of the message that somebody else holds; people should look at these
     */
    public record Meant(PatientId patient, List<HeldIdentifier> disputed) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<KnownPatient> find(PatientIdentifier identifier) {
        return table.holder(identifier).flatMap(this::find);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<KnownPatient> find(PatientId id) {
        return Optional.ofNullable(known.find(List.of(id)).get(id));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PatientId, KnownPatient> findAll(Collection<PatientId> ids) {
        return known.find(ids);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public KnownPatient findOrRegister(PID segment) {
        ReportedPerson person = PidReading.read(segment);
        PatientId id = whoIs(person.identifiers())
                .orElseGet(() -> register(person, Instant.EPOCH, true).patient());
        return find(id).orElseThrow();
    }

    /** Who is meant by these numbers, if the index knows. */
    public Optional<PatientId> whoIs(List<HeldIdentifier> identifiers) {
        List<HeldIdentifier> deciding = HeldIdentifier.deciding(identifiers);
        if (deciding.isEmpty()) {
            throw new UnacceptableMessage(
                    "PID-3 names nobody: send the medical record number in PID-3.1 with its authority in PID-3.4");
        }
        return deciding.stream()
                .flatMap(held -> table.holder(held.identifier()).stream())
                .findFirst();
    }

    /**
     * Takes in what a message says of a person.
     *
     * @param toldAt when the sender recorded it; older news than the index has only fills gaps
     * @param provisional whether they are only mentioned, not announced
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Meant register(ReportedPerson person, Instant toldAt, boolean provisional) {
        Optional<PatientId> first = whoIs(person.identifiers());
        if (first.isEmpty()) {
            table.lock(HeldIdentifier.deciding(person.identifiers()));
            first = whoIs(person.identifiers());
        }
        return first.map(id -> update(id, person, toldAt, provisional))
                .orElseGet(() -> create(person, toldAt, provisional));
    }

    /** Who stands for the holders of these numbers, by number, kept from others until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<PatientIdentifier, PatientRow> standing(Collection<PatientIdentifier> identifiers) {
        return identifiers.isEmpty() ? Map.of() : table.standing(identifiers);
    }

    /** Keeps when what is known of people was told last. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toldAgain(Map<PatientId, Instant> told) {
        table.toldAgain(told);
    }

    private Meant create(ReportedPerson person, Instant toldAt, boolean provisional) {
        PatientId id = new PatientId(UUID.randomUUID().toString());
        table.insert(new PatientRow(id, id, provisional, person.over(Demographics.UNKNOWN), toldAt));
        List<HeldIdentifier> disputed = give(id, person, List.of(), toldAt);
        events.append(new PatientRegistered(id, provisional));
        publish(List.of(id));
        return new Meant(id, disputed);
    }

    private Meant update(PatientId id, ReportedPerson person, Instant toldAt, boolean provisional) {
        PatientRow before = table.rowForChange(id).orElseThrow();
        Instant latest = toldAt.isAfter(before.toldAt()) ? toldAt : before.toldAt();
        PatientRow after = new PatientRow(
                id,
                before.holder(),
                before.provisional() && provisional,
                person.combined(before.demographics(), before.toldAt(), toldAt),
                latest);
        List<HeldIdentifier> held = table.identifiers(id);
        List<HeldIdentifier> disputed = give(id, person, held, toldAt);
        if (!after.equals(before)) {
            table.update(after);
        }
        List<HeldIdentifier> holds = disputed.size() == missing(person, held).count() ? held : table.identifiers(id);
        if (!after.demographics().equals(before.demographics())
                || !held.equals(holds)
                || after.provisional() != before.provisional()) {
            store.put(List.of(PatientResource.of(after, holds, links.history(List.of(id)))));
        }
        return new Meant(id, disputed);
    }

    /** The numbers of the message that name the person and that they do not hold yet. */
    private static Stream<HeldIdentifier> missing(ReportedPerson person, List<HeldIdentifier> held) {
        Set<PatientIdentifier> known =
                held.stream().map(HeldIdentifier::identifier).collect(Collectors.toSet());
        return person.identifiers().stream()
                .filter(HeldIdentifier::namesPerson)
                .filter(number -> !known.contains(number.identifier()))
                .sorted(HeldIdentifier.bestFirst());
    }

    private List<HeldIdentifier> give(PatientId id, ReportedPerson person, List<HeldIdentifier> held, Instant toldAt) {
        List<HeldIdentifier> disputed = new ArrayList<>();
        missing(person, held).forEach(number -> {
            boolean others = !table.give(id, number, toldAt)
                    && table.holder(number.identifier())
                            .filter(holder -> !holder.equals(id))
                            .isPresent();
            if (others) {
                disputed.add(number);
            }
        });
        return disputed;
    }

    /**
     * Lets one identity stand for another.
     *
     * @param reason why, for the history
     * @return the number of the link; empty if they are one already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> merge(PatientId loser, PatientId survivor, String reason) {
        List<PatientId> both = List.of(loser, survivor).stream()
                .sorted(java.util.Comparator.comparing(PatientId::value))
                .toList();
        both.forEach(table::lock);
        PatientId losing = table.row(loser).orElseThrow().holder();
        PatientId winning = table.row(survivor).orElseThrow().holder();
        if (losing.equals(winning)) {
            return Optional.empty();
        }
        long link = links.link(losing, winning, reason);
        events.append(new PatientsMerged(winning, losing, link));
        publish(List.of(losing, winning));
        return Optional.of(link);
    }

    /**
     * Undoes a merge.
     *
     * @throws IllegalArgumentException if there is no such link or it is undone already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlink(long number, String reason) {
        PatientLink link = links.link(number)
                .filter(PatientLink::stands)
                .orElseThrow(() -> new IllegalArgumentException("No standing link has the number " + number));
        links.undo(link, reason);
        events.append(new PatientsUnlinked(link.survivor(), link.loser(), number));
        publish(List.of(link.loser(), link.survivor()));
    }

    /** The standing link that joins two identities, if one does. */
    @Transactional(readOnly = true)
    public Optional<PatientLink> linkBetween(PatientId one, PatientId other) {
        Set<PatientId> ends = Set.of(one, other);
        return links.history(List.of(one, other)).stream()
                .filter(PatientLink::stands)
                .filter(link -> ends.contains(link.loser()) && ends.contains(link.survivor()))
                .findFirst();
    }

    /** The identity to which a number was first given, whatever it leads to now. */
    @Transactional(readOnly = true)
    public Optional<PatientId> bearer(List<HeldIdentifier> identifiers) {
        return HeldIdentifier.deciding(identifiers).stream()
                .flatMap(held -> table.bearer(held.identifier()).stream())
                .findFirst();
    }

    /** Every link the patient was ever part of, the newest first. */
    @Transactional(readOnly = true)
    public List<PatientLink> history(PatientId patient) {
        return links.history(cluster(List.of(patient)));
    }

    /** All identities that are one person with any of these. */
    @Transactional(readOnly = true)
    public List<PatientId> cluster(Collection<PatientId> any) {
        return table.cluster(any);
    }

    /** The identity as it is kept. */
    @Transactional(readOnly = true)
    public Optional<PatientRow> row(PatientId id) {
        return table.row(id);
    }

    /** The numbers given to this very identity, the best first. */
    @Transactional(readOnly = true)
    public List<HeldIdentifier> identifiers(PatientId id) {
        return table.identifiers(id);
    }

    private void publish(List<PatientId> ids) {
        store.put(ids.stream()
                .map(id -> PatientResource.of(
                        table.row(id).orElseThrow(), table.identifiers(id), links.history(List.of(id))))
                .toList());
    }
}
