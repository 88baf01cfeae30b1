package org.undercroft.lab.workstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.UnacceptableMessage;

/** Takes what analyzers say of the work they were sent: step by step accepted, refused or given back. */
@Component
class StepAnswers implements MessageHandler {

    private final WorkStepRepository steps;

    StepAnswers(WorkStepRepository steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "laboratory work accepted";
    }

    @Override
    public Set<String> types() {
        return Set.of("ORL^O34");
    }

    @Override
    public Handled handle(InboundMessage message) {
        StepAnswer answer = StepAnswer.of(message.hl7());
        List<WorkStep> carried = steps.carriedBy(answer.answered());
        if (carried.isEmpty()) {
            return Handled.note(
                    answer.accepted() ? "taken note of: nothing to measure" : "not taken: " + answer.words());
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < carried.size(); i++) {
            StepState state = stateAfter(carried.get(i), control(answer, carried, i));
            steps.put(
                    List.of(carried.get(i).id()),
                    state,
                    state == StepState.REJECTED || state == StepState.CANCELLED ? reason(carried.get(i), answer) : "");
            if (state == StepState.REJECTED && carried.get(i).state() != state) {
                WorkStep step = carried.get(i);
                String why = answer.words().isEmpty() ? "" : ": " + answer.words();
                steps.tell(step.specimen(), step.analyzerName() + " can't measure " + step.code() + why);
            }
            words.add(carried.get(i).code() + " " + state.label().toLowerCase(Locale.ROOT));
        }
        Set<String> accessions =
                new TreeSet<>(carried.stream().map(WorkStep::accession).toList());
        return new Handled(
                List.of(),
                List.copyOf(accessions),
                carried.getFirst().analyzerName() + ": " + String.join(", ", words));
    }

    private static String reason(WorkStep step, StepAnswer answer) {
        return answer.words().isEmpty() ? step.reason() : answer.words();
    }

    /** By the step's number; where the analyzer says none, by its place; where it names no step, as the message says. */
    private static String control(StepAnswer answer, List<WorkStep> carried, int place) {
        String number = carried.get(place).number();
        boolean cancelling = carried.get(place).state() == StepState.CANCELLING;
        return answer.orders().stream()
                .filter(order -> order.number().equals(number))
                .map(StepAnswer.Order::control)
                .findFirst()
                .orElseGet(() -> byPlace(answer, carried, place, cancelling));
    }

    private static String byPlace(StepAnswer answer, List<WorkStep> carried, int place, boolean cancelling) {
        boolean nameless =
                answer.orders().stream().allMatch(order -> order.number().isEmpty());
        if (!answer.orders().isEmpty() && nameless && answer.orders().size() == carried.size()) {
            return answer.orders().get(place).control();
        } else if (answer.orders().isEmpty()) {
            return cancelling ? answer.accepted() ? "CR" : "UC" : answer.accepted() ? "OK" : "UA";
        }
        throw new UnacceptableMessage("The answer says nothing of step "
                + carried.get(place).number() + " (" + carried.get(place).code() + ")");
    }

    private static StepState stateAfter(WorkStep step, String control) {
        return switch (control) {
            case "OK" -> step.state() == StepState.SENT ? StepState.ACCEPTED : step.state();
            case "UA", "UX" -> step.state() == StepState.SENT ? StepState.REJECTED : step.state();
            case "CR", "OC" -> StepState.CANCELLED;
            case "UC" -> StepState.ACCEPTED;
            default ->
                throw new UnacceptableMessage("ORC-1 is '" + control + "' for step " + step.number()
                        + ": OK, UA, CR or UC was expected (IHE LAW, LAB-28)");
        };
    }
}
