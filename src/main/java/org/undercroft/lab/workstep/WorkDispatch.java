package org.undercroft.lab.workstep;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Sends work to analyzers and takes it back, in the running transaction; each step goes out with a number of its own. */
@Component
class WorkDispatch {

    private final WorkStepRepository steps;
    private final AnalyzerRepository analyzers;
    private final PatientIndex patients;
    private final Outbox outbox;
    private final Clock clock = Clock.systemUTC();

    WorkDispatch(WorkStepRepository steps, AnalyzerRepository analyzers, PatientIndex patients, Outbox outbox) {
        this.steps = steps;
        this.analyzers = analyzers;
        this.patients = patients;
        this.outbox = outbox;
    }

    /** Sends each tube's work as a message of its own (LAB-28: an answer to a question speaks of one tube alone). */
    void send(WorkDelivery delivery, Addressee to, List<WorkOrder> orders) {
        send(delivery, to, orders, outbox::send);
    }

    /** The same as the answer to a question: the word that it was understood goes before it. */
    void sendAsked(WorkDelivery delivery, Addressee to, List<WorkOrder> orders) {
        send(delivery, to, orders, outbox::sendAfterAnswer);
    }

    private void send(WorkDelivery delivery, Addressee to, List<WorkOrder> orders, Consumer<OutgoingMessage> way) {
        Set<PatientId> ids = orders.stream().map(WorkOrder::patient).collect(Collectors.toSet());
        Map<PatientId, KnownPatient> known = patients.findAll(ids);
        Instant now = clock.instant();
        for (WorkOrder order : orders) {
            String control = number();
            steps.replace(delivery.analyzer(), order.lines());
            List<String> numbers = steps.add(delivery.analyzer(), order.tests(), order.specimen(), control).stream()
                    .map(id -> "W" + id)
                    .toList();
            KnownPatient patient = known.get(order.patient());
            byte[] content = WorkMessage.order(to, control, order, numbers, patient, now);
            List<String> records = patient == null ? List.of() : List.of(patient.recordNumber());
            way.accept(message(control, content, records, List.of(order.accession()), delivery));
            steps.tell(order.specimen(), "Work sent to " + delivery.destination() + ": " + codes(order));
        }
    }

    private static String codes(WorkOrder order) {
        return order.tests().stream().map(WorkOrder.Test::code).collect(Collectors.joining(", "));
    }

    /** Tells an analyzer that asked that there is nothing to do for a tube. */
    void nothing(WorkDelivery delivery, Addressee to, String number) {
        String control = number();
        byte[] content = WorkMessage.nothing(to, control, number, clock.instant());
        outbox.sendAfterAnswer(message(control, content, List.of(), List.of(number), delivery));
    }

    /** Takes steps back, each analyzer's and tube's in one message; one whose analyzer gets no work any more just ends. */
    void cancel(Collection<WorkStep> unwanted, String reason) {
        record Place(AnalyzerId analyzer, String accession) {}
        Map<Place, List<WorkStep>> places = new LinkedHashMap<>();
        unwanted.forEach(
                step -> places.computeIfAbsent(new Place(step.analyzer(), step.accession()), _ -> new ArrayList<>())
                        .add(step));
        places.forEach((place, unwantedThere) -> {
            List<Long> ids = unwantedThere.stream().map(WorkStep::id).toList();
            WorkDelivery delivery = steps.delivery(place.analyzer()).orElse(null);
            if (delivery == null) {
                steps.put(ids, StepState.CANCELLED, reason);
                return;
            }
            String control = number();
            Addressee to = analyzers.find(place.analyzer()).map(Addressee::of).orElseThrow();
            byte[] content = WorkMessage.cancel(to, control, place.accession(), unwantedThere, clock.instant());
            steps.cancelling(ids, control, reason);
            outbox.send(message(control, content, List.of(), List.of(place.accession()), delivery));
        });
    }

    private static OutgoingMessage message(
            String control, byte[] content, List<String> records, List<String> accessions, WorkDelivery delivery) {
        return new OutgoingMessage("OML^O33", control, content, records, accessions, delivery.destination());
    }

    /** MSH-10 and the number of an answer: 20 characters at most. */
    static String number() {
        return "L" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
    }
}
