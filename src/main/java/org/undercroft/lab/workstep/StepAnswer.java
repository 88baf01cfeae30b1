package org.undercroft.lab.workstep;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.Hl7Segments;

/**
 * What an analyzer says of the work it was sent (ORL^O34, IHE LAW LAB-28).
 *
 * @param answered MSH-10 of our message (MSA-2)
 * @param accepted whether the message as a whole was (MSA-1 AA or CA)
 * @param words why not, if it says so (MSA-3, ERR-8, ERR-7, ERR-3.2); may be empty
 * @param orders one for each ORC, in its order; empty if it answers as a whole
 */
record StepAnswer(String answered, boolean accepted, String words, List<Order> orders) {

    StepAnswer {
        orders = List.copyOf(orders);
    }

    /**
     * One answered step.
     *
     * @param control ORC-1: OK, UA, CR, UC
     * @param number the step's number (ORC-2, else OBR-2); empty if it says none, then its place tells
     */
    record Order(String control, String number) {}

    /** Reads an answer. */
    static StepAnswer of(Message message) {
        String answered = "";
        boolean accepted = false;
        List<String> words = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        for (Segment segment : Hl7Segments.of(message)) {
            switch (segment.getName()) {
                case "MSA" -> {
                    answered = Hl7Segments.text(segment, 2, 1);
                    accepted = Hl7Segments.text(segment, 1, 1).matches("[AC]A");
                    words.add(Hl7Segments.text(segment, 3, 1));
                }
                case "ERR" -> words.add(error(segment));
                case "ORC" -> orders.add(new Order(Hl7Segments.text(segment, 1, 1), Hl7Segments.text(segment, 2, 1)));
                case "OBR" -> nameLast(orders, Hl7Segments.text(segment, 2, 1));
                default -> {
                    // The rest repeats what we sent.
                }
            }
        }
        if (answered.isEmpty()) {
            throw new UnacceptableMessage("The answer doesn't say what it answers (MSA-2)");
        }
        words.removeIf(String::isEmpty);
        return new StepAnswer(answered, accepted, String.join("; ", words), orders);
    }

    private static void nameLast(List<Order> orders, String number) {
        if (!orders.isEmpty() && orders.getLast().number().isEmpty()) {
            orders.set(orders.size() - 1, new Order(orders.getLast().control(), number));
        }
    }

    private static String error(Segment segment) {
        for (int[] place : new int[][] {{8, 1}, {7, 1}, {3, 2}, {3, 1}}) {
            String text = Hl7Segments.text(segment, place[0], place[1]);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
