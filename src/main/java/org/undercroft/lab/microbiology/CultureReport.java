package org.undercroft.lab.microbiology;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.report.ToldBefore;

/**
 * A report of a culture as it was sent; it stays so.
 *
 * @param number within its culture, from 1
 * @param state what it was
 * @param lines what it said
 * @param reason why it took the place of a final one; empty otherwise
 * @param sentAt when
 * @param sentBy by whom
 */
public record CultureReport(
        int number, Culture.State state, List<Line> lines, String reason, Instant sentAt, String sentBy) {

    public CultureReport {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param key what it is within its culture, the same in each report
     * @param test our code
     * @param name as people read it
     * @param loinc empty if there is none
     * @param value what is told
     * @param measured what was measured for it; empty if nothing was
     * @param flag code of HL7 table 0078; empty if none
     * @param comments what goes with it
     */
    public record Line(
            String key,
            String test,
            String name,
            String loinc,
            String value,
            String measured,
            String flag,
            List<String> comments) {

        public Line {
            comments = List.copyOf(comments);
        }

        /** All that a reader relies on, in words. */
        public String told() {
            return value + (measured.isEmpty() ? "" : ", " + measured);
        }

        /** Whether it is an antibiotic against an isolate. */
        public boolean isSusceptibility() {
            return test.startsWith("AST-");
        }
    }

    /** Whether readers may have acted on it as the last word. */
    boolean isFinal() {
        return state == Culture.State.FINAL || state == Culture.State.CORRECTED;
    }

    /** What it told, line by line. */
    ToldBefore told() {
        Map<String, String> values = new LinkedHashMap<>();
        lines.forEach(line -> values.put(line.key(), line.told()));
        return new ToldBefore(sentAt, sentBy, values, reason);
    }
}
