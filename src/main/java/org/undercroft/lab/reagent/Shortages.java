package org.undercroft.lab.reagent;

import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.undercroft.lab.LabActivity.Concern;

/** Reagents that run out soon, looked at every minute and kept for boards that ask every second. */
@Component
public class Shortages {

    private final Reagents reagents;
    private volatile List<Concern> kept = List.of();

    Shortages(Reagents reagents) {
        this.reagents = reagents;
    }

    /** As they were at the last look. */
    public List<Concern> now() {
        return kept;
    }

    /** Looks. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void look() {
        kept = reagents.lines().stream()
                .filter(Reagents.Line::low)
                .map(Shortages::concern)
                .toList();
    }

    private static Concern concern(Reagents.Line line) {
        boolean none = line.stock() <= 0;
        return new Concern(
                none ? "None left" : "Runs out",
                line.name() + (none || line.runsOut() == null ? "" : ", until " + line.runsOut()),
                "/lab/desk/reagents/" + line.id(),
                null);
    }
}
