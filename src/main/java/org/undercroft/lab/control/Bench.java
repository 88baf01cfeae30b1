package org.undercroft.lab.control;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerBench;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.AnalyzerReturnedToBench;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.event.EventLog;

/** Moves analyzers in and out of service. */
@Component
class Bench implements AnalyzerBench {

    private final AnalyzerRepository analyzers;
    private final ControlRepository controls;
    private final Rejudging rejudging;
    private final EventLog events;

    Bench(AnalyzerRepository analyzers, ControlRepository controls, Rejudging rejudging, EventLog events) {
        this.analyzers = analyzers;
        this.controls = controls;
        this.rejudging = rejudging;
        this.events = events;
    }

    @Override
    @Transactional
    public boolean awaitControl(String equipmentTag, String workOrder) {
        Optional<Analyzer> analyzer = analyzers.findByTag(equipmentTag);
        if (analyzer.isEmpty() || analyzers.lockState(analyzer.get().id()) != AnalyzerState.OUT_OF_SERVICE) {
            return false;
        }
        analyzers.putInto(
                analyzer.get().id(),
                AnalyzerState.AWAITING_CONTROL,
                "worked on under " + workOrder + ", a passing control must follow",
                actor());
        analyzers.noteWorkOrder(analyzer.get().id(), "");
        return true;
    }

    @Override
    @Transactional
    public void workOrderOpened(AnalyzerId analyzer, String workOrder) {
        analyzers.noteWorkOrder(analyzer, workOrder);
    }

    /** Takes an analyzer out of service; one that is out stays out for the reason it has. */
    void takeOut(AnalyzerId analyzer, String reason) {
        if (analyzers.lockState(analyzer) != AnalyzerState.OUT_OF_SERVICE) {
            analyzers.putInto(analyzer, AnalyzerState.OUT_OF_SERVICE, reason, actor());
        }
    }

    /** A good control came: an analyzer that waits for it goes back, once no rejection is unanswered. */
    void passed(Analyzer analyzer, long controlResult) {
        if (analyzers.lockState(analyzer.id()) != AnalyzerState.AWAITING_CONTROL
                || controls.unanswered(analyzer.id()) > 0) {
            return;
        }
        analyzers.putInto(analyzer.id(), AnalyzerState.IN_SERVICE, "control " + controlResult + " passed", actor());
        int rejudged = rejudging.heldOf(analyzer.id());
        events.append(new AnalyzerReturnedToBench(analyzer.id(), analyzer.equipmentTag(), controlResult, rejudged));
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}
