package org.undercroft.lab.order;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.order.OrderRepository.Place;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientIndex;

/** Takes orders from OML^O21 and ORM^O01: new ones (NW) and cancellations (CA, OC, DC). */
@Component
class OrderMessages implements MessageHandler {

    private static final Set<String> NEW = Set.of("NW", "SN", "");
    private static final Set<String> CANCELLED = Set.of("CA", "OC", "DC");

    private final PatientIndex patients;
    private final OrderBook book;
    private final OrderRepository repository;

    OrderMessages(PatientIndex patients, OrderBook book, OrderRepository repository) {
        this.patients = patients;
        this.book = book;
        this.repository = repository;
    }

    @Override
    public String name() {
        return "laboratory orders";
    }

    @Override
    public Set<String> types() {
        return Set.of("OML^O21", "ORM^O01");
    }

    @Override
    public Handled handle(InboundMessage message) {
        OrderMessageReader reader = new OrderMessageReader(message.hl7(), ZoneId.systemDefault());
        List<RequestedTest> requests = reader.requests();
        KnownPatient patient = patients.findOrRegister(reader.patient());
        String ward = reader.ward().isEmpty() ? wardOf(patient) : reader.ward();
        Place place = new Place(reader.visit(), ward, message.id().value());
        OrderBook.Entry entry = book.entry(message.sender(), patient, place, message.receivedAt())
                .doubting(IdentityCheck.differences(reader.born(), reader.sex(), patient));
        Set<String> accessions = new LinkedHashSet<>();
        requests.forEach(OrderMessages::understood);
        List<String> done = new ArrayList<>(entry.place(controlledBy(NEW, requests), accessions));
        controlledBy(CANCELLED, requests).forEach(request -> done.add(entry.cancel(request)));
        entry.finish(reader.acknowledgmentWanted(), message.controlId());
        if (reader.pregnancy() != Pregnancy.ANY) {
            repository.pregnant(patient.id(), message.id().value(), reader.pregnancy());
        }
        return new Handled(
                List.of(patient.recordNumber()), List.copyOf(new LinkedHashSet<>(accessions)), String.join("; ", done));
    }

    private static List<RequestedTest> controlledBy(Set<String> codes, List<RequestedTest> requests) {
        return requests.stream()
                .filter(request -> codes.contains(request.control()))
                .toList();
    }

    private static void understood(RequestedTest request) {
        if (!NEW.contains(request.control()) && !CANCELLED.contains(request.control())) {
            throw new UnacceptableMessage(
                    "ORC-1 is '" + request.control() + "': orders are placed with NW and taken back with CA");
        }
    }

    /** Where the patient lies now; empty if nobody knows. */
    static String wardOf(KnownPatient patient) {
        String location = patient.location();
        return location == null ? "" : location.split("\\^", -1)[0];
    }
}
