package org.undercroft.lab.workstep;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Hl7Segments;

/** Follows what an analyzer says of its steps in OUL^R22 (IHE LAW, LAB-29): measured, given up or still at work. */
@Component
public class StepProgress {

    private final WorkStepRepository steps;
    private final WorkDispatch dispatch;

    StepProgress(WorkStepRepository steps, WorkDispatch dispatch) {
        this.steps = steps;
        this.dispatch = dispatch;
    }

    /** Notes how far the steps of a message are. What one analyzer has measured is taken back from the others. */
    public void of(Message message, AnalyzerId analyzer) {
        Map<Long, StepState> said = said(Hl7Segments.of(message));
        if (said.isEmpty()) {
            return;
        }
        List<WorkStep> known = steps.find(analyzer, said.keySet());
        for (StepState state : Set.of(StepState.DONE, StepState.CANCELLED)) {
            List<WorkStep> reached =
                    known.stream().filter(step -> said.get(step.id()) == state).toList();
            if (!reached.isEmpty()) {
                steps.put(reached.stream().map(WorkStep::id).toList(), state, words(state));
            }
        }
        List<Long> measured = known.stream()
                .filter(step -> said.get(step.id()) == StepState.DONE)
                .map(WorkStep::line)
                .toList();
        if (!measured.isEmpty()) {
            List<WorkStep> elsewhere = steps.open(measured).stream()
                    .filter(step -> !step.analyzer().equals(analyzer))
                    .toList();
            dispatch.cancel(elsewhere, "measured by another analyzer");
        }
    }

    private static String words(StepState state) {
        return state == StepState.DONE ? "" : "the analyzer gave it up";
    }

    /** The states that the message says, by step. */
    static Map<Long, StepState> said(List<Segment> segments) {
        Map<Long, StepState> said = new LinkedHashMap<>();
        @Nullable Long step = null;
        String status = "";
        boolean measured = false;
        for (Segment segment : segments) {
            switch (segment.getName()) {
                case "OBR" -> {
                    note(said, step, status, measured);
                    Optional<Long> number = WorkStep.read(Hl7Segments.text(segment, 2, 1));
                    step = number.orElse(null);
                    status = "";
                    measured = false;
                }
                case "ORC" -> status = Hl7Segments.text(segment, 5, 1);
                case "OBX" -> measured = true;
                default -> {
                    // Tells nothing of the step.
                }
            }
        }
        note(said, step, status, measured);
        return said;
    }

    /** ORC-5 (table 0038): CM completed, CA and DC given up, SC and IP still at work; where it is silent, results tell. */
    private static void note(Map<Long, StepState> said, @Nullable Long step, String status, boolean measured) {
        if (step == null) {
            return;
        }
        switch (status) {
            case "CM" -> said.put(step, StepState.DONE);
            case "CA", "DC", "ER" -> said.put(step, StepState.CANCELLED);
            case "" -> {
                if (measured) {
                    said.put(step, StepState.DONE);
                }
            }
            default -> {
                // SC, IP, A: more will come.
            }
        }
    }
}
