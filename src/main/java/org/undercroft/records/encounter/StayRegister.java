package org.undercroft.records.encounter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.PatientAdmitted;
import org.undercroft.records.PatientDischarged;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientTransferred;
import org.undercroft.records.StayCorrected;

/** Takes in what is told of stays, and tells where everybody is. */
@Component
public class StayRegister {

    private final Encounters encounters;
    private final ClinicalStore store;
    private final EventLog events;

    StayRegister(Encounters encounters, ClinicalStore store, EventLog events) {
        this.encounters = encounters;
        this.store = store;
        this.events = events;
    }

    /**
     * Takes in one movement.
     *
     * @param patient who, as the index names them now
     * @param identities all identities of that person
     * @param visit the visit number; null if the message gives none: then the open stay is meant, or the newest
     * @param movement what happened
     * @return the state after it; empty if it is an update of no stay at all
     * @throws UnacceptableMessage if the visit number is somebody else's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Stay> tell(
            PatientId patient, List<PatientId> identities, @Nullable VisitNumber visit, Movement movement) {
        Optional<Encounters.Key> meant = find(patient, identities, visit, movement.kind());
        meant.filter(key -> !identities.contains(key.patient())).ifPresent(key -> {
            throw new UnacceptableMessage("Visit " + key.visit().value() + " of "
                    + key.visit().authority()
                    + " (PV1-19) belongs to another patient, " + key.patient().value()
                    + ": correct the visit number, or merge the two patients (A40), and replay");
        });
        return meant.map(key -> add(key, patient, movement));
    }

    private Optional<Encounters.Key> find(
            PatientId patient, List<PatientId> identities, @Nullable VisitNumber visit, MovementKind kind) {
        if (visit != null) {
            return Optional.of(encounters.findOrMake(visit, patient));
        }
        Optional<Encounters.Key> open = encounters.open(identities);
        if (open.isPresent() || kind == MovementKind.UPDATED) {
            return open;
        }
        return kind.cancels().isEmpty()
                ? Optional.of(encounters.findOrMake(VisitNumber.unnumbered(), patient))
                : encounters.newest(identities);
    }

    private Stay add(Encounters.Key key, PatientId patient, Movement movement) {
        List<Movement> told = encounters.movements(key.id());
        Stay before = told.isEmpty() ? null : Stay.of(told);
        List<Movement> now = new ArrayList<>(told);
        now.add(encounters.add(key.id(), movement));
        Stay stay = Stay.of(now);
        if (!stay.equals(before)) {
            encounters.keep(key.id(), stay);
            publish(key, stay);
        }
        Bed from = before == null ? Bed.NOWHERE : before.bed();
        event(patient, key.visit().shown(), movement, from, stay).ifPresent(events::append);
        return stay;
    }

    private void publish(Encounters.Key key, Stay stay) {
        List<Resource> resources = new ArrayList<>();
        Map<String, Location> locations = EncounterResource.locations(stay).stream()
                .collect(Collectors.toMap(
                        location -> location.getIdElement().getIdPart(),
                        location -> location,
                        (first, _) -> first,
                        LinkedHashMap::new));
        Set<String> unwritten = encounters.unwritten(locations.keySet());
        locations.forEach((id, location) -> {
            if (unwritten.contains(id)) {
                resources.add(location);
            }
        });
        resources.add(EncounterResource.of(key, stay));
        store.put(resources);
    }

    /** The stays of these numbers, each kept from others until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<VisitNumber, Standing> standing(Collection<VisitNumber> visits) {
        return visits.isEmpty() ? Map.of() : encounters.standing(visits);
    }

    /** Keeps when updates were told last. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void toldAgain(Collection<Movement> updates) {
        if (!updates.isEmpty()) {
            encounters.toldAgain(updates);
        }
    }

    private static Optional<DomainEvent> event(
            PatientId patient, String visit, Movement movement, Bed before, Stay after) {
        String now = after.bed().code();
        return switch (movement.kind()) {
            case ADMITTED, REGISTERED -> Optional.of(new PatientAdmitted(patient, visit, now, movement.occurredAt()));
            case TRANSFERRED, BED_SWAPPED, BECAME_INPATIENT, BECAME_OUTPATIENT ->
                Optional.of(new PatientTransferred(patient, visit, before.code(), now, movement.occurredAt()));
            case DISCHARGED -> Optional.of(new PatientDischarged(patient, visit, now, movement.occurredAt()));
            case PREADMITTED, UPDATED -> Optional.empty();
            case ADMISSION_CANCELLED, TRANSFER_CANCELLED, DISCHARGE_CANCELLED, PREADMISSION_CANCELLED ->
                Optional.of(new StayCorrected(patient, visit, movement.kind().name(), now, movement.occurredAt()));
        };
    }

    /**
     * A stay with its history.
     *
     * @param id its FHIR id
     * @param visit its number; empty if it has none
     * @param stay its state
     * @param movements what was told of it
     */
    public record Told(String id, String visit, Stay stay, List<Movement> movements) {}

    /** The stays of these identities, the newest first. */
    @Transactional(readOnly = true)
    public List<Told> of(List<PatientId> identities) {
        return encounters.of(identities).stream()
                .map(key -> {
                    List<Movement> movements = encounters.movements(key.id());
                    return new Told(key.id(), key.visit().shown(), Stay.of(movements), movements);
                })
                .toList();
    }
}
