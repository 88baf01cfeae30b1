package org.undercroft.lab.competency;

import java.time.LocalDate;
import org.undercroft.platform.page.Status;

/**
 * A person was assessed at a bench.
 *
 * @param id its number
 * @param person the account's name
 * @param bench which bench
 * @param outcome what was found
 * @param assessedOn when
 * @param dueOn the day from which it holds no more
 * @param assessor who assessed
 * @param evidence on what ground: observation, tubes of known content, a test
 */
public record Assessment(
        long id,
        String person,
        String bench,
        Outcome outcome,
        LocalDate assessedOn,
        LocalDate dueOn,
        String assessor,
        String evidence) {

    private static final int SOON_DAYS = 30;

    /** What was found. */
    public enum Outcome {
        COMPETENT("Competent"),
        /** May work while somebody competent looks. */
        SUPERVISED("Under supervision"),
        NOT_COMPETENT("Not competent");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** How it stands on a day, as pages show it. */
    public Status status(LocalDate day) {
        return switch (outcome) {
            case NOT_COMPETENT -> Status.serious(outcome.label());
            case SUPERVISED -> Status.caution(outcome.label());
            case COMPETENT ->
                !day.isBefore(dueOn)
                        ? Status.serious("Lapsed")
                        : day.plusDays(SOON_DAYS).isBefore(dueOn)
                                ? Status.good("Competent")
                                : Status.caution("Due soon");
        };
    }
}
