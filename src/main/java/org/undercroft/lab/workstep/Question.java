package org.undercroft.lab.workstep;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.Hl7Segments;

/**
 * What an analyzer asks (QBP^Q11, IHE LAW LAB-27).
 *
 * @param asker who
 * @param controlId MSH-10 of the question
 * @param profile MSH-21, said back
 * @param name QPD-1, said back
 * @param tag QPD-2, the asker's number of the question
 * @param asked the whole QPD segment, said back
 * @param numbers the tubes asked for (QPD-3); empty if all work is asked for
 */
record Question(
        Addressee asker, String controlId, String profile, String name, String tag, String asked, Set<String> numbers) {

    private static final String EVERYTHING = "WOS_ALL";

    Question {
        numbers = Set.copyOf(numbers);
    }

    /**
     * Reads a question.
     *
     * @throws UnacceptableMessage if it names no tube and doesn't ask for everything
     */
    static Question of(Message message, String sender) {
        List<Segment> segments = Hl7Segments.of(message);
        Segment header = segment(segments, "MSH");
        Segment asked = segment(segments, "QPD");
        String name = Hl7Segments.text(asked, 1, 1);
        Set<String> numbers = numbers(asked);
        if (numbers.isEmpty() && !name.equals(EVERYTHING)) {
            throw new UnacceptableMessage("The question '" + name + "' names no tube in QPD-3. Ask by tube, or for "
                    + EVERYTHING + "; racks and trays are not known here");
        }
        String profile = Hl7Segments.text(header, 21, 1);
        String owner = Hl7Segments.text(header, 21, 2);
        String wholeProfile = profile.isEmpty() ? "LAB-27^IHE" : profile + (owner.isEmpty() ? "" : "^" + owner);
        String wholeName = name + "^" + Hl7Segments.text(asked, 1, 2) + "^" + Hl7Segments.text(asked, 1, 3);
        return new Question(
                Addressee.of(sender),
                Hl7Segments.text(header, 10, 1),
                wholeProfile,
                wholeName,
                Hl7Segments.text(asked, 2, 1),
                Hl7Segments.encoded(asked),
                numbers);
    }

    /** Whether everything open is asked for. */
    boolean isForEverything() {
        return numbers.isEmpty();
    }

    private static Segment segment(List<Segment> segments, String name) {
        return segments.stream()
                .filter(segment -> segment.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnacceptableMessage("The question has no " + name + " segment"));
    }

    /** Some analyzers write the namespace behind the number, as component or subcomponent: only the number counts. */
    private static Set<String> numbers(Segment asked) {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(Hl7Segments.text(asked, 3, 1));
        numbers.remove("");
        return numbers;
    }
}
