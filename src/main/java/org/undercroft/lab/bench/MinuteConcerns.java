package org.undercroft.lab.bench;

import java.util.ArrayList;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.undercroft.lab.ControlActivity;
import org.undercroft.lab.LabActivity.Concern;
import org.undercroft.lab.reagent.Shortages;

/** Concerns that change by the minute, looked at as often and kept for boards that ask every second. */
@Component
class MinuteConcerns {

    private final Shortages shortages;
    private final ControlActivity controls;
    private volatile List<Concern> kept = List.of();

    MinuteConcerns(Shortages shortages, ControlActivity controls) {
        this.shortages = shortages;
        this.controls = controls;
    }

    /** As they were at the last look. */
    List<Concern> now() {
        return kept;
    }

    /** Looks. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void look() {
        List<Concern> concerns = new ArrayList<>(shortages.now());
        controls.concerns().stream()
                .flatMap(control -> ControlWords.of(control).stream())
                .forEach(concerns::add);
        kept = List.copyOf(concerns);
    }
}
