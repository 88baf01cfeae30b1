package org.undercroft.lab.pathology;

import java.util.List;

/**
 * An answer of a checklist as it stood when a report was signed.
 *
 * @param part the part's letter
 * @param checklist the checklist's code
 * @param element the question's code
 * @param label the question as people read it
 * @param loinc the question's LOINC code; empty if it has none
 * @param value the answer
 * @param unit of a number; empty otherwise
 * @param number whether it is a number
 */
public record Answer(
        String part,
        String checklist,
        String element,
        String label,
        String loinc,
        String value,
        String unit,
        boolean number) {

    /** All answers of a checklist, in order. */
    static List<Answer> of(Synoptic synoptic) {
        Checklist checklist = synoptic.checklist();
        return checklist.answered(synoptic.answers()).stream()
                .map(element -> new Answer(
                        synoptic.part(),
                        checklist.code(),
                        element.code(),
                        element.label(),
                        element.loinc(),
                        synoptic.answers().getOrDefault(element.code(), ""),
                        element.unit(),
                        element.kind() == Checklist.Kind.NUMBER))
                .toList();
    }

    /** What it is within its case, the same in each report. */
    String key() {
        return part + "-" + checklist + "-" + element;
    }

    /** As people read it. */
    String words() {
        return (value + " " + unit).strip();
    }
}
