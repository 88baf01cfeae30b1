package org.undercroft.lab.printout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.cumulative.ReportedResult;
import org.undercroft.lab.facility.Facility;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.records.KnownPatient;

/**
 * What a report of results says, before anybody decides how it looks.
 *
 * @param facility whose report it is
 * @param patient whose results they are
 * @param title what it is a report of
 * @param tubes the specimens, the latest first
 * @param trends the latest numbers of each test, oldest first, by test
 * @param printedBy who asked for it
 * @param printedAt when
 */
record ResultReport(
        Facility facility,
        KnownPatient patient,
        String title,
        List<Tube> tubes,
        Map<String, List<Double>> trends,
        String printedBy,
        Instant printedAt) {

    /** How far a report is. */
    enum Mark {
        /** Something is still to come. */
        PRELIMINARY,
        FINAL,
        /** A value took the place of one that was reported before. */
        CORRECTED,
        /** A value that was reported before was withdrawn. */
        AMENDED
    }

    /**
     * One specimen, or one case.
     *
     * @param title what it is, with its number
     * @param results what stands, in the order of sections and tests
     * @param former what was reported and stands no longer
     * @param pending names of tests still to come
     * @param orderedBy who asked; empty if unsaid
     * @param written reports written as a whole, such as that of a culture
     */
    record Tube(
            String title,
            String type,
            String collected,
            String received,
            String orderedBy,
            List<ReportedResult> results,
            List<ReportedResult> former,
            List<String> pending,
            List<WrittenReport> written) {

        /** The results of each section, in order. */
        Map<String, List<ReportedResult>> sections() {
            Map<String, List<ReportedResult>> sections = new LinkedHashMap<>();
            results.forEach(result -> sections.computeIfAbsent(
                            result.section().isEmpty() ? "Other" : result.section(), _ -> new ArrayList<>())
                    .add(result));
            return sections;
        }

        /** What was reported of a test before, oldest first. */
        List<ReportedResult> former(String test) {
            return former.stream().filter(each -> each.test().equals(test)).toList();
        }

        boolean has(WrittenReport.Kind kind) {
            return written.stream().anyMatch(each -> each.kind() == kind);
        }

        /** What was withdrawn and has no value in its place. */
        List<ReportedResult> withdrawn() {
            return former.stream()
                    .filter(each ->
                            results.stream().noneMatch(result -> result.test().equals(each.test())))
                    .toList();
        }
    }

    /** The strongest mark that fits: whoever holds an earlier copy must see that it no longer holds. */
    Mark mark() {
        if (tubes.stream().anyMatch(tube -> !tube.withdrawn().isEmpty() || tube.has(WrittenReport.Kind.AMENDED))) {
            return Mark.AMENDED;
        }
        if (tubes.stream().anyMatch(tube -> !tube.former().isEmpty() || tube.has(WrittenReport.Kind.CORRECTED))) {
            return Mark.CORRECTED;
        }
        return isComplete() ? Mark.FINAL : Mark.PRELIMINARY;
    }

    /** Whether nothing more is to come. */
    boolean isComplete() {
        return tubes.stream().allMatch(tube -> tube.pending().isEmpty() && !tube.has(WrittenReport.Kind.PRELIMINARY));
    }

    /** Whether anything in it was measured, so that its values stand in columns. */
    boolean hasValues() {
        return tubes.stream()
                .anyMatch(tube -> !tube.results().isEmpty() || !tube.former().isEmpty());
    }

    /** The mark in words. */
    String markWords() {
        return switch (mark()) {
            case PRELIMINARY -> "PRELIMINARY REPORT";
            case FINAL -> "FINAL REPORT";
            case CORRECTED -> isComplete() ? "CORRECTED REPORT" : "CORRECTED, PRELIMINARY REPORT";
            case AMENDED -> isComplete() ? "AMENDED REPORT" : "AMENDED, PRELIMINARY REPORT";
        };
    }
}
