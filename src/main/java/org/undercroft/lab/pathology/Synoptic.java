package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A checklist answered for a part.
 *
 * @param part the part's letter
 * @param checklist in the version that was answered
 * @param answers by question
 * @param writtenAt when
 * @param writtenBy by whom
 */
public record Synoptic(
        String part, Checklist checklist, Map<String, String> answers, Instant writtenAt, String writtenBy) {

    public Synoptic {
        answers = Map.copyOf(answers);
    }

    /** What is missing or wrong in it, in words. */
    public List<String> problems() {
        return checklist.problems(answers).stream()
                .map(problem -> "Part " + part + ", " + problem)
                .toList();
    }

    /** As a report prints it. */
    public String text() {
        return part + ". " + checklist.text(answers);
    }
}
