package org.undercroft.handoffs;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.biomed.Workshop;
import org.undercroft.lab.AnalyzerReturnedToBench;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/** When the control after a repair passes, the machine is in service again, with that control as its evidence. */
@Component
class PassingControlReturnsMachineToService implements EventConsumer {

    private final Workshop workshop;

    PassingControlReturnsMachineToService(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return "passing-control-returns-machine-to-service";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(AnalyzerReturnedToBench.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof AnalyzerReturnedToBench returned) {
            workshop.returnToService(
                    AnalyzerTag.of(returned.analyzer(), returned.equipmentTag()),
                    "Control result %d passed; %d held results were judged again"
                            .formatted(returned.controlResult(), returned.rejudged()));
        }
    }
}
