package org.undercroft.handoffs;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.biomed.WorkOrderCancelled;
import org.undercroft.biomed.WorkOrderClosed;
import org.undercroft.lab.AnalyzerBench;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/** When the work on an analyzer is done, or was not needed, its bench is asked for a passing control. */
@Component
class RepairedAnalyzerReturnsToBench implements EventConsumer {

    private final AnalyzerBench bench;

    RepairedAnalyzerReturnsToBench(AnalyzerBench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "repaired-analyzer-returns-to-bench";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(WorkOrderClosed.class, WorkOrderCancelled.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof WorkOrderClosed closed) {
            bench.awaitControl(closed.equipmentTag(), closed.number().value());
        } else if (recorded.event() instanceof WorkOrderCancelled cancelled) {
            bench.awaitControl(cancelled.equipmentTag(), cancelled.number().value());
        }
    }
}
