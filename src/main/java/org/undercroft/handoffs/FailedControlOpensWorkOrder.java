package org.undercroft.handoffs;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.Workshop;
import org.undercroft.lab.AnalyzerBench;
import org.undercroft.lab.ControlFailed;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/**
 * A failed control becomes a work order for the analyzer, with the control as its evidence. Further failures while it
 * stands open become further evidence.
 */
@Component
class FailedControlOpensWorkOrder implements EventConsumer {

    private final Workshop workshop;
    private final AnalyzerBench bench;

    FailedControlOpensWorkOrder(Workshop workshop, AnalyzerBench bench) {
        this.workshop = workshop;
        this.bench = bench;
    }

    @Override
    public String name() {
        return "failed-control-opens-work-order";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ControlFailed.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof ControlFailed failed) {
            WorkOrderNumber number = workshop.open(request(failed, recorded.position()));
            bench.workOrderOpened(failed.analyzer(), number.value());
        }
    }

    static WorkRequest request(ControlFailed failed, long event) {
        return new WorkRequest(
                AnalyzerTag.of(failed.analyzer(), failed.equipmentTag()),
                failed.analyzerName(),
                EquipmentCategory.ANALYZER,
                "control",
                "Control failed on %s: %s level %s broke %s"
                        .formatted(failed.analyzerName(), failed.test(), failed.level(), failed.rule()),
                ControlEvidence.of(failed),
                WorkRequest.Priority.URGENT,
                event);
    }
}
