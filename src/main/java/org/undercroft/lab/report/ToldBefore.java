package org.undercroft.lab.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.WrittenReport.Former;
import org.undercroft.platform.page.Times;

/**
 * What earlier reports told, so that a corrected one never hides it.
 *
 * @param at when it was told
 * @param by who told it
 * @param values what was told, by the line it was told in
 * @param reason why this report took the place of the one before it; empty for the first
 */
public record ToldBefore(Instant at, String by, Map<String, String> values, String reason) {

    public ToldBefore {
        values = Map.copyOf(values);
    }

    /**
     * What was told in a line before and is told no longer, oldest first; the same value told in several reports is
     * one.
     *
     * @param line which
     * @param now what the line says now; empty if it says nothing any more
     * @param reports the reports before, oldest first
     * @param reason why the present one differs from the last of them
     */
    public static List<Former> in(String line, String now, List<ToldBefore> reports, String reason) {
        List<Former> former = new ArrayList<>();
        for (int report = 0; report < reports.size(); report++) {
            ToldBefore told = reports.get(report);
            boolean last = report == reports.size() - 1;
            String next = last ? now : reports.get(report + 1).values().getOrDefault(line, "");
            String value = told.values().getOrDefault(line, "");
            if (!value.isEmpty() && !value.equals(next)) {
                String why = last ? reason : reports.get(report + 1).reason();
                former.add(new Former(value, told.at(), told.by(), why));
            }
        }
        return former;
    }

    /** What the line is to its reader: corrected or withdrawn if the last report told something else. */
    public static Standing standing(String line, String now, List<ToldBefore> reports) {
        if (reports.isEmpty()) {
            return Standing.FINAL;
        }
        String before = reports.getLast().values().getOrDefault(line, "");
        return now.isEmpty() ? Standing.WITHDRAWN : before.equals(now) ? Standing.FINAL : Standing.CORRECTED;
    }

    /** Former values as comments of a message, as those of numeric results read. */
    public static List<String> notes(List<Former> former) {
        return former.stream()
                .map(each -> "Corrected result. Reported before: " + each.value() + " (" + Times.minutes(each.at())
                        + " by " + each.by() + "). Reason: " + each.reason() + ".")
                .toList();
    }
}
