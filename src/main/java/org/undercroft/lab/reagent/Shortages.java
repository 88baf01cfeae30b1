package org.undercroft.lab.reagent;

import java.util.List;
import org.springframework.stereotype.Component;
import org.undercroft.lab.LabActivity.Concern;

/** Reagents that run out soon, as concerns of whoever leads the laboratory. */
@Component
public class Shortages {

    private final Reagents reagents;

    Shortages(Reagents reagents) {
        this.reagents = reagents;
    }

    /** As they are now; it counts the use of weeks, so boards keep what it says for a minute. */
    public List<Concern> now() {
        return reagents.lines().stream()
                .filter(Reagents.Line::low)
                .map(Shortages::concern)
                .toList();
    }

    private static Concern concern(Reagents.Line line) {
        boolean none = line.stock() <= 0;
        return new Concern(
                none ? Concern.Level.CRITICAL : Concern.Level.CAUTION,
                none ? "None left" : "Runs out",
                line.name() + (none || line.runsOut() == null ? "" : ", until " + line.runsOut()),
                "/lab/desk/reagents/" + line.id(),
                null);
    }
}
