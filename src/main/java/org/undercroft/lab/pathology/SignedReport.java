package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.List;

/**
 * A report as it was signed; it stays so.
 *
 * @param number within its case, from 1
 * @param kind what it is
 * @param text what it says; an addendum says it in its comment
 * @param gross the gross descriptions as they stood
 * @param synoptic the checklists as they stood
 * @param answers the answers of the checklists as they stood
 * @param signedAt when
 * @param signedBy by which pathologist
 * @param secondBy who agreed; empty if nobody had to
 */
public record SignedReport(
        int number,
        Kind kind,
        Draft.Text text,
        String gross,
        String synoptic,
        List<Answer> answers,
        Instant signedAt,
        String signedBy,
        String secondBy) {

    public SignedReport {
        answers = List.copyOf(answers);
    }

    /** What a report is. */
    public enum Kind {
        FINAL("Final report"),
        AMENDED("Amended report"),
        ADDENDUM("Addendum");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }
}
