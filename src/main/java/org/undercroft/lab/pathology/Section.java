package org.undercroft.lab.pathology;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.WrittenReport.Former;

/**
 * A section of a signed report, or one coded answer of its checklists.
 *
 * @param key what it is within its case, the same in each report
 * @param code our code
 * @param title as people read it
 * @param loinc empty if there is none
 * @param text what it says
 * @param number the number in it; null if it is none
 * @param unit of the number; empty if none
 * @param notes what goes with it
 * @param former what was said of it before, oldest first
 * @param standing what it is to its reader
 */
record Section(
        String key,
        String code,
        String title,
        String loinc,
        String text,
        @Nullable BigDecimal number,
        String unit,
        List<String> notes,
        List<Former> former,
        Standing standing) {

    Section {
        notes = List.copyOf(notes);
        former = List.copyOf(former);
    }

    static Section of(String key, String code, String title, String loinc, String text) {
        return new Section(key, code, title, loinc, text, null, "", List.of(), List.of(), Standing.FINAL);
    }

    /** The same, with what goes with it. */
    Section saying(List<String> all) {
        return new Section(key, code, title, loinc, text, number, unit, all, former, standing);
    }

    /** The same beside what was said before. */
    Section after(List<Former> before, Standing now) {
        return new Section(key, code, title, loinc, text, number, unit, notes, before, now);
    }

    /** Whether it is an answer of a checklist: told to programs; people read it in the synoptic report. */
    boolean isAnswer() {
        return key.startsWith("answer-");
    }
}
