package org.undercroft.lab.workstep;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.lab.OrderCancelled;
import org.undercroft.lab.OrderPlaced;
import org.undercroft.lab.TestsAdded;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/** Sends ordered work at once to the analyzers that want it so, and takes back what was sent when its order is. */
@Component
class WorkBroadcast implements EventConsumer {

    private final WorkStepRepository steps;
    private final AnalyzerRepository analyzers;
    private final OpenWork work;
    private final WorkDispatch dispatch;

    WorkBroadcast(WorkStepRepository steps, AnalyzerRepository analyzers, OpenWork work, WorkDispatch dispatch) {
        this.steps = steps;
        this.analyzers = analyzers;
        this.work = work;
        this.dispatch = dispatch;
    }

    @Override
    public String name() {
        return "laboratory-work-steps";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(OrderPlaced.class, TestsAdded.class, OrderCancelled.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof OrderPlaced placed) {
            steps.broadcasts().forEach(delivery -> broadcast(delivery, placed.accessions()));
        } else if (recorded.event() instanceof TestsAdded added) {
            steps.broadcasts()
                    .forEach(delivery ->
                            broadcast(delivery, List.of(added.accession().value()), Set.copyOf(added.tests())));
        } else if (recorded.event() instanceof OrderCancelled cancelled) {
            dispatch.cancel(steps.open(steps.linesOf(cancelled.order())), "the order was taken back");
        }
    }

    /** Tells of added tests alone: what was sent of the tube before stays as it is. */
    private void broadcast(WorkDelivery delivery, List<String> accessions, Set<String> tests) {
        analyzers
                .find(delivery.analyzer())
                .ifPresent(analyzer -> dispatch.send(
                        delivery,
                        Addressee.of(analyzer),
                        work.of(analyzer, accessions).orders().stream()
                                .flatMap(order -> order.only(tests).stream())
                                .toList()));
    }

    private void broadcast(WorkDelivery delivery, List<String> accessions) {
        analyzers
                .find(delivery.analyzer())
                .ifPresent(analyzer -> dispatch.send(
                        delivery,
                        Addressee.of(analyzer),
                        work.of(analyzer, accessions).orders()));
    }
}
