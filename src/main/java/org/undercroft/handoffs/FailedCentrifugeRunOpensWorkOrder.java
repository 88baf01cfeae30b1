package org.undercroft.handoffs;

import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.Workshop;
import org.undercroft.lab.CentrifugeRunFailed;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/**
 * A centrifuge's run that did not finish becomes a work order for it. The same trouble again, while it stands open, becomes
 * further evidence.
 */
@Component
class FailedCentrifugeRunOpensWorkOrder implements EventConsumer {

    private final Workshop workshop;

    FailedCentrifugeRunOpensWorkOrder(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return "failed-centrifuge-run-opens-work-order";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CentrifugeRunFailed.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof CentrifugeRunFailed failed) {
            workshop.open(request(failed, recorded.position()));
        }
    }

    static WorkRequest request(CentrifugeRunFailed failed, long event) {
        String outcome = failed.outcome().toLowerCase(Locale.ROOT);
        return new WorkRequest(
                failed.equipmentTag(),
                failed.centrifuge(),
                EquipmentCategory.CENTRIFUGE,
                "run " + outcome,
                "Centrifuge %s: run %d ended with %s".formatted(failed.centrifuge(), failed.run(), outcome),
                """
                Run: %d
                Outcome: %s
                Seen: %s
                Tubes in it: %s\
                """.formatted(
                                failed.run(),
                                failed.outcome(),
                                failed.note().isEmpty() ? "nothing said" : failed.note(),
                                failed.accessions().isEmpty() ? "none" : String.join(", ", failed.accessions())),
                WorkRequest.Priority.HIGH,
                event);
    }
}
