package org.undercroft.lab.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.OrderCancelled;
import org.undercroft.lab.OrderPlaced;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.SpecimenType;
import org.undercroft.lab.order.OrderRepository.KnownOrder;
import org.undercroft.lab.order.OrderRepository.NewLine;
import org.undercroft.lab.order.OrderRepository.NewOrder;
import org.undercroft.lab.order.OrderRepository.OrderedSpecimen;
import org.undercroft.lab.order.OrderRepository.Place;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;

/** Enters orders: lines, tubes, numbers, FHIR resources and events, all in the running transaction. */
@Component
class OrderBook {

    private static final String HERE = "";
    private static final long NO_MESSAGE = 0;
    private static final String UNKNOWN_TYPE = "UNK";

    private final OrderRepository repository;
    private final CurrentCatalog catalogs;
    private final ClinicalStore clinical;
    private final EventLog events;
    private final Outbox outbox;

    OrderBook(
            OrderRepository repository,
            CurrentCatalog catalogs,
            ClinicalStore clinical,
            EventLog events,
            Outbox outbox) {
        this.repository = repository;
        this.catalogs = catalogs;
        this.clinical = clinical;
        this.events = events;
        this.outbox = outbox;
    }

    Entry entry(String sender, KnownPatient patient, Place place, Instant received) {
        return new Entry(sender, patient, place, received, catalogs.now());
    }

    /**
     * Enters what a person asks for here: no message brought it, and no other system numbered it.
     *
     * @return the numbers of the tubes
     */
    List<String> enterHere(KnownPatient patient, List<RequestedTest> requests, Instant now) {
        Entry entry = entry(HERE, patient, new Place("", OrderMessages.wardOf(patient), NO_MESSAGE), now);
        Set<String> accessions = new LinkedHashSet<>();
        entry.place(requests, accessions);
        entry.finish("", null);
        return List.copyOf(accessions);
    }

    /** The orders of one message; tests of the same kind of specimen share a tube. */
    final class Entry {

        private final String sender;
        private final KnownPatient patient;
        private final Place place;
        private final Instant received;
        private final Catalog catalog;
        private final Map<String, OrderedSpecimen> tubes = new HashMap<>();
        private final List<Resource> resources = new ArrayList<>();
        private final List<DomainEvent> told = new ArrayList<>();
        private final List<AcceptedOrder> accepted = new ArrayList<>();
        private List<String> differences = List.of();

        private Entry(String sender, KnownPatient patient, Place place, Instant received, Catalog catalog) {
            this.sender = sender;
            this.patient = patient;
            this.place = place;
            this.received = received;
            this.catalog = catalog;
        }

        /** Whatever tube these orders want is doubted: the message describes the patient otherwise than the index. */
        Entry doubting(List<String> words) {
            differences = words;
            return this;
        }

        /** Enters orders and says so in words, one for each; one that is known already is left as it is. */
        List<String> place(List<RequestedTest> requests, Set<String> accessions) {
            if (requests.isEmpty()) {
                return List.of();
            }
            Set<String> known = knownOf(requests);
            Iterator<Long> numbers = repository.orderNumbers(requests.size());
            List<NewOrder> orders = new ArrayList<>();
            List<NewLine> lines = new ArrayList<>();
            List<String> done = new ArrayList<>();
            for (RequestedTest request : requests) {
                String placer = request.placer();
                if (!placer.isEmpty() && !known.add(placer)) {
                    done.add("order " + placer + " was known already and stays as it is");
                } else {
                    NewOrder order = new NewOrder(numbers.next(), request);
                    orders.add(order);
                    done.add(place(order, lines, accessions));
                }
            }
            repository.addOrders(sender, patient, place, received, orders);
            repository.addLines(lines);
            return done;
        }

        private Set<String> knownOf(List<RequestedTest> requests) {
            List<String> placers = requests.stream()
                    .map(RequestedTest::placer)
                    .filter(placer -> !placer.isEmpty())
                    .toList();
            return placers.isEmpty() ? new HashSet<>() : new HashSet<>(repository.known(sender, placers));
        }

        private String place(NewOrder order, List<NewLine> lines, Set<String> accessions) {
            RequestedTest request = order.request();
            List<LabTest> tests = testsOf(request);
            Map<String, OrderedSpecimen> used = tests.isEmpty() ? unknown(order, lines) : known(order, tests, lines);
            List<String> numbers =
                    used.values().stream().map(tube -> tube.accession().value()).toList();
            accessions.addAll(numbers);
            String loinc = request.codes().stream()
                    .filter(code -> code.matches("\\d{1,7}-\\d"))
                    .findFirst()
                    .orElse(tests.size() == 1 ? tests.getFirst().loinc() : "");
            resources.add(OrderResources.request(order.id(), request, loinc, patient.id(), used.values(), received));
            told.add(new OrderPlaced(
                    order.id(),
                    request.placer(),
                    patient.id(),
                    numbers,
                    request.code(),
                    tests.stream().map(LabTest::code).toList(),
                    request.priority(),
                    place.ward()));
            accepted.add(new AcceptedOrder("OK", request.placer(), order.id(), numbers));
            return request.code() + (tests.isEmpty() ? " (unknown test)" : "") + " ordered, "
                    + String.join(", ", numbers);
        }

        private List<LabTest> testsOf(RequestedTest request) {
            return request.codes().stream()
                    .map(catalog::requested)
                    .filter(tests -> !tests.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private Map<String, OrderedSpecimen> known(NewOrder order, List<LabTest> tests, List<NewLine> lines) {
            RequestedTest request = order.request();
            Map<String, OrderedSpecimen> used = new LinkedHashMap<>();
            for (LabTest test : tests) {
                OrderedSpecimen tube = used.computeIfAbsent(test.specimenType(), type -> tube(request, type));
                lines.add(new NewLine(order.id(), tube.id(), test.code(), request.code()));
            }
            return used;
        }

        /** Kept for a person to name, never lost. */
        private Map<String, OrderedSpecimen> unknown(NewOrder order, List<NewLine> lines) {
            RequestedTest request = order.request();
            String type = request.specimenType().isEmpty() ? UNKNOWN_TYPE : request.specimenType();
            OrderedSpecimen tube = tube(request, type);
            lines.add(new NewLine(order.id(), tube.id(), null, request.code()));
            return Map.of(type, tube);
        }

        private OrderedSpecimen tube(RequestedTest request, String type) {
            // The sender numbered the tube: then this tube it is, whatever the tests would have been drawn into.
            String key = request.specimenNumber().isEmpty() ? "type " + type : "number " + request.specimenNumber();
            return tubes.computeIfAbsent(key, _ -> newTube(request, type));
        }

        private OrderedSpecimen newTube(RequestedTest request, String type) {
            String said = request.specimenNumber();
            Optional<OrderedSpecimen> known = said.isEmpty() ? Optional.empty() : repository.specimenNumbered(said);
            if (known.isPresent() && known.get().patient().equals(patient.id().value())) {
                repository.tell(
                        known.get().id(),
                        request.placer().isEmpty()
                                ? request.code() + " added, asked by " + request.orderedBy()
                                : "Tests added by order " + request.placer());
                doubt(known.get().id(), "IDENTITY", differences);
                return known.get();
            }
            boolean usable = !said.isEmpty() && known.isEmpty() && said.matches("[\\x21-\\x7E]{1,40}");
            AccessionNumber accession = usable ? new AccessionNumber(said) : repository.nextAccession();
            OrderedSpecimen tube =
                    repository.addSpecimen(accession, said, type, patient.id().value(), request.collectedAt());
            doubt(tube.id(), "IDENTITY", differences);
            doubt(tube.id(), "TIME", CollectionTime.doubts(request.collectedAt(), received));
            known.ifPresent(other -> doubtNumber(said, tube, other));
            resources.add(OrderResources.specimen(tube, typeName(type), patient.id(), received));
            return tube;
        }

        /** Both tubes bear the number: which of the two an analyzer measured under it only a person can tell. */
        private void doubtNumber(String number, OrderedSpecimen tube, OrderedSpecimen other) {
            repository.tell(
                    tube.id(),
                    "The sender's number " + number + " belongs to another patient's specimen: given a new one");
            doubt(
                    tube.id(),
                    "NUMBER",
                    List.of("its number " + number + " stands on another patient's tube as well: put the label "
                            + tube.accession() + " on this one, then settle this"));
            doubt(
                    other.id(),
                    "NUMBER",
                    List.of("the number " + number + " was given to another patient's tube as well (" + tube.accession()
                            + "): look whose tube was measured under it"));
        }

        private void doubt(long specimen, String kind, List<String> words) {
            words.forEach(each -> repository.doubt(specimen, kind, each, received, sender));
        }

        private String typeName(String code) {
            return catalog.specimenTypes().stream()
                    .filter(type -> type.code().equals(code))
                    .map(SpecimenType::name)
                    .findFirst()
                    .orElse(code);
        }

        /** Takes an order back and says so in words. */
        String cancel(RequestedTest request) {
            KnownOrder order = repository
                    .find(sender, request.placer())
                    .orElseThrow(() -> new UnacceptableMessage(
                            "Order '" + request.placer() + "' of " + sender + " isn't known here: nothing to cancel"));
            int lines = repository.cancel(order.id());
            repository
                    .specimensOf(order.id())
                    .forEach(specimen -> repository.tell(specimen, "Order " + request.placer() + " cancelled"));
            clinical.read(ServiceRequest.class, OrderResources.requestId(order.id()))
                    .map(resource -> resource.setStatus(ServiceRequest.ServiceRequestStatus.REVOKED))
                    .ifPresent(resources::add);
            told.add(new OrderCancelled(order.id(), request.placer(), lines));
            accepted.add(new AcceptedOrder("CR", request.placer(), order.id(), List.of()));
            return "order " + request.placer() + " cancelled, " + lines + " tests taken back";
        }

        /** Writes what the orders of the message add up to, and answers the sender if it wants to hear. */
        void finish(String acknowledgmentWanted, @Nullable String controlId) {
            clinical.put(resources);
            events.append(told);
            if (Set.of("AL", "SU").contains(acknowledgmentWanted)) {
                outbox.send(OrderAnswer.of(accepted, sender, controlId == null ? "" : controlId, patient, received));
            }
        }
    }

    /** What became of one order: the code of ORC-1, the sender's number, ours, and its tubes. */
    record AcceptedOrder(String control, String placer, long order, List<String> accessions) {}
}
