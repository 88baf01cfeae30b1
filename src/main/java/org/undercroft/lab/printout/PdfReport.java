package org.undercroft.lab.printout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.cumulative.ReportedResult;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.platform.page.Times;
import org.undercroft.records.KnownPatient;

/** Lays a report out on A4. */
final class PdfReport {

    private static final float SIZE = 8.5f;
    private static final float SMALL = 7.2f;
    private static final float TEST = Sheet.LEFT;
    private static final float VALUE = 252;
    private static final float UNIT = 256;
    private static final float FLAG = 318;
    private static final float RANGE = 344;
    private static final float TREND = 418;
    private static final float DONE = 478;

    private final ResultReport report;

    private PdfReport(ResultReport report) {
        this.report = report;
    }

    /** The document. */
    static byte[] of(ResultReport report) {
        PdfReport pdf = new PdfReport(report);
        try (Sheet sheet = new Sheet(pdf::head)) {
            for (ResultReport.Tube tube : report.tubes()) {
                pdf.tube(sheet, tube);
            }
            if (report.tubes().isEmpty()) {
                sheet.paragraph("No result was reported in this time.", SIZE, TEST, Sheet.RIGHT - TEST);
            }
            String foot = "Printed " + Times.minutes(report.printedAt()) + " by " + report.printedBy() + " · "
                    + report.patient().recordNumber() + " · " + report.title();
            return sheet.finished(foot, report.title());
        } catch (IOException e) {
            throw new UncheckedIOException("The report can't be written", e);
        }
    }

    private void head(Sheet sheet) throws IOException {
        sheet.left(report.facility().name(), 13, Sheet.LEFT, 340);
        sheet.right(report.markWords(), 11, Sheet.RIGHT, 220);
        sheet.down(13);
        sheet.left(report.facility().line(), SMALL, Sheet.LEFT, 360);
        sheet.right(report.title(), SMALL, Sheet.RIGHT, 220);
        sheet.down(6);
        sheet.rule();
        sheet.down(13);
        KnownPatient patient = report.patient();
        sheet.left(patient.displayName(), 11, Sheet.LEFT, 300);
        sheet.right("Record " + patient.recordNumber(), SIZE, Sheet.RIGHT, 200);
        sheet.down(12);
        String born =
                patient.birthDate() == null ? "unknown" : patient.birthDate().toString();
        sheet.left("Born " + born + " · " + sex(patient), SIZE, Sheet.LEFT, 300);
        String location = patient.location() == null ? "" : patient.location().replace("^", " ");
        sheet.right(location, SIZE, Sheet.RIGHT, 200);
        sheet.down(8);
        sheet.rule();
        sheet.down(12);
        if (report.hasValues()) {
            sheet.grey(true);
            columns(sheet);
            sheet.grey(false);
            sheet.down(12);
        }
    }

    private static String sex(KnownPatient patient) {
        return switch (patient.sex()) {
            case FEMALE -> "female";
            case MALE -> "male";
            case OTHER -> "other sex";
            case UNKNOWN -> "sex unknown";
        };
    }

    private static void columns(Sheet sheet) throws IOException {
        sheet.left("Test", SMALL, TEST, 150);
        sheet.right("Value", SMALL, VALUE, 60);
        sheet.left("Unit", SMALL, UNIT, 60);
        sheet.left("Flag", SMALL, FLAG, 24);
        sheet.left("Range", SMALL, RANGE, 70);
        sheet.left("Trend", SMALL, TREND, 50);
        sheet.left("Verified", SMALL, DONE, Sheet.RIGHT - DONE);
    }

    private void tube(Sheet sheet, ResultReport.Tube tube) throws IOException {
        sheet.need(70);
        sheet.left(tube.title() + (tube.type().isEmpty() ? "" : " · " + tube.type()), 9.5f, TEST, 300);
        sheet.right(
                "Collected " + (tube.collected().isEmpty() ? "unknown" : tube.collected())
                        + (tube.received().isEmpty() ? "" : " · received " + tube.received()),
                SMALL,
                Sheet.RIGHT,
                200);
        sheet.down(11);
        if (!tube.orderedBy().isEmpty()) {
            sheet.left("Ordered by " + tube.orderedBy(), SMALL, TEST, 400);
            sheet.down(11);
        }
        for (Map.Entry<String, List<ReportedResult>> section : tube.sections().entrySet()) {
            section(sheet, section.getKey());
            for (ReportedResult result : section.getValue()) {
                result(sheet, tube, result);
            }
        }
        withdrawn(sheet, tube);
        for (WrittenReport written : tube.written()) {
            WrittenPart.write(sheet, written);
        }
        if (!tube.pending().isEmpty()) {
            sheet.paragraph("Still to come: " + String.join(", ", tube.pending()), SIZE, TEST, Sheet.RIGHT - TEST);
        }
        sheet.down(10);
    }

    static void section(Sheet sheet, String name) throws IOException {
        sheet.need(34);
        sheet.bar(12);
        sheet.left(name, SIZE, TEST + 3, 300);
        sheet.down(13);
    }

    private void result(Sheet sheet, ResultReport.Tube tube, ReportedResult result) throws IOException {
        boolean wide = result.number() == null && sheet.text().width(result.value(), SIZE) > 60;
        sheet.need(26);
        sheet.left(result.testName(), SIZE, TEST, VALUE - TEST - (wide ? 0 : 62));
        if (!wide) {
            sheet.right(result.value(), SIZE, VALUE, 60);
        }
        sheet.left(result.unit(), SIZE, UNIT, FLAG - UNIT - 2);
        sheet.left(result.isAbnormal() ? result.flag() : "", SIZE, FLAG, 24);
        sheet.left(result.range(), SIZE, RANGE, TREND - RANGE - 4);
        List<Double> trend = report.trends().getOrDefault(result.test(), List.of());
        if (trend.size() > 1 && result.number() != null) {
            sheet.sparkline(trend, TREND, 52, 7);
        }
        sheet.left(result.verifiedBy(), SMALL, DONE, Sheet.RIGHT - DONE);
        sheet.down(9);
        if (wide) {
            sheet.paragraph(result.value(), SIZE, TEST + 10, DONE - TEST - 20);
        }
        sheet.grey(true);
        sheet.left(performed(result), SMALL, TEST + 10, DONE - TEST - 14);
        sheet.left(Times.minutes(result.verifiedAt()), SMALL, DONE, Sheet.RIGHT - DONE);
        sheet.grey(false);
        sheet.down(9.5f);
        for (String comment : result.comments()) {
            sheet.paragraph(comment, SMALL, TEST + 10, Sheet.RIGHT - TEST - 10);
        }
        for (ReportedResult former : tube.former(result.test())) {
            former(sheet, former, result.reason());
        }
        sheet.down(2);
    }

    private static String performed(ReportedResult result) {
        return "Performed by " + result.analyzer()
                + (result.operator().isEmpty() ? "" : " (" + result.operator() + ")")
                + ", " + Times.minutes(result.measuredAt());
    }

    /** A value that was reported before is crossed out, never gone. */
    private static void former(Sheet sheet, ReportedResult former, String why) throws IOException {
        sheet.need(20);
        sheet.left("Reported before:", SMALL, TEST + 10, 80);
        float end = sheet.struck((former.value() + " " + former.unit()).strip(), SMALL, TEST + 74, VALUE - TEST - 74);
        String words = former.standing() == ReportedResult.Standing.FORMER
                ? "corrected " + Times.minutes(former.verifiedAt()) + " by " + former.verifiedBy() + ": " + why
                : "withdrawn " + Times.minutes(former.verifiedAt()) + " by " + former.verifiedBy() + ": "
                        + former.reason();
        sheet.left(words, SMALL, end + 6, Sheet.RIGHT - end - 6);
        sheet.down(10);
    }

    private static void withdrawn(Sheet sheet, ResultReport.Tube tube) throws IOException {
        if (tube.withdrawn().isEmpty()) {
            return;
        }
        section(sheet, "Withdrawn");
        for (ReportedResult each : tube.withdrawn()) {
            sheet.need(24);
            sheet.left(each.testName(), SIZE, TEST, 200);
            sheet.down(10);
            former(sheet, each, "");
        }
    }
}
