package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as it is being written.
 *
 * @param text what it says
 * @param revision counts its changes; 0 if nothing was ever written
 * @param writtenAt when it was changed last; null if never
 * @param writtenBy by whom
 * @param opinions what other pathologists said of its revisions, oldest first
 */
public record Draft(Text text, int revision, @Nullable Instant writtenAt, String writtenBy, List<Opinion> opinions) {

    static final Draft NONE = new Draft(new Text("", "", "", "", ""), 0, null, "", List.of());

    public Draft {
        opinions = List.copyOf(opinions);
    }

    /**
     * The words of a report.
     *
     * @param diagnosis the final diagnosis
     * @param microscopic what was seen; may be empty
     * @param comment may be empty
     * @param diagnosisClass code of what it amounts to
     * @param reason why a signed report is amended; empty for the first
     */
    public record Text(String diagnosis, String microscopic, String comment, String diagnosisClass, String reason) {

        /** The same without blanks around it. */
        Text stripped() {
            return new Text(
                    diagnosis.strip(), microscopic.strip(), comment.strip(), diagnosisClass.strip(), reason.strip());
        }
    }

    /**
     * What a pathologist said of a revision.
     *
     * @param revision which
     * @param agrees whether they do
     * @param comment why not, or what else
     * @param at when
     * @param actor who
     */
    public record Opinion(int revision, boolean agrees, String comment, Instant at, String actor) {}

    /** Whether a diagnosis stands in it. */
    public boolean isWritten() {
        return !text.diagnosis().isBlank();
    }

    /** What was said of the text as it stands. */
    public List<Opinion> current() {
        return opinions.stream()
                .filter(opinion -> opinion.revision() == revision)
                .toList();
    }

    /** Somebody other than the writer who agrees to the text as it stands, and nobody who doesn't; empty if nobody. */
    public String agreedBy() {
        if (current().stream().anyMatch(opinion -> !opinion.agrees())) {
            return "";
        }
        return current().stream()
                .map(Opinion::actor)
                .filter(actor -> !actor.equals(writtenBy))
                .findFirst()
                .orElse("");
    }
}
