package org.undercroft.lab.printout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.cumulative.ReportedResult;
import org.undercroft.lab.cumulative.ReportedResult.Standing;
import org.undercroft.lab.facility.Facility;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.lab.report.WrittenReport.Shape;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.Sex;

class PdfReportTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Facility FACILITY =
            new Facility("Cellar Laboratory", "1 Low Street", "Nowhere", "NW", "00000", "USA", "", "", "", "", "");
    private static final KnownPatient PATIENT = new KnownPatient(
            new PatientId("p1"), "MR-7", "Müller", "Zoë", LocalDate.of(1980, 1, 2), Sex.FEMALE, "W3^12^1");

    @Test
    void aReportSaysWhoseValueItIsWhatIsExpectedAndWhoVerifiedIt() throws IOException {
        String text =
                text(PdfReport.of(report(List.of(tube(List.of(result("K", "5.9", "H", Standing.STANDS)), List.of())))));
        assertThat(text)
                .contains(
                        "Cellar Laboratory", "FINAL REPORT", "Müller, Zoë", "Record MR-7", "Born 1980-01-02", "W3 12 1")
                .contains("Chemistry", "K name", "5.9", "mmol/L", "3.5-5.1", "Performed by AU1 (op)", "ann")
                .contains("Page 1 of 1");
    }

    @Test
    void aCorrectedReportShowsTheFormerValueStruckWithWhoWhenAndWhy() throws IOException {
        ReportedResult now = result("K", "4.1", "N", Standing.CORRECTED);
        byte[] pdf =
                PdfReport.of(report(List.of(tube(List.of(now), List.of(result("K", "7.7", "HH", Standing.FORMER))))));
        assertThat(text(pdf))
                .contains("CORRECTED REPORT", "Reported before:", "7.7 mmol/L", "corrected 2026-01-05", "by ann: seen");
        assertThat(lines(pdf))
                .as("one line more: through the former value")
                .isEqualTo(lines(PdfReport.of(report(List.of(tube(List.of(now), List.of()))))) + 1);
    }

    @Test
    void aWithdrawnValueMakesTheReportAnAmendedOne() throws IOException {
        String text = text(PdfReport.of(report(
                List.of(tube(List.of(), List.of(result("K", "7.7", "HH", Standing.WITHDRAWN)))))));
        assertThat(text).contains("AMENDED REPORT", "Withdrawn", "7.7 mmol/L", "withdrawn 2026-01-05");
    }

    @Test
    void aReportWithTestsToComeIsPreliminary() throws IOException {
        ResultReport.Tube tube = new ResultReport.Tube(
                "Specimen A1",
                "Serum",
                "",
                "",
                "",
                List.of(result("K", "4.1", "N", Standing.STANDS)),
                List.of(),
                List.of("Sodium"),
                List.of());
        assertThat(text(PdfReport.of(report(List.of(tube))))).contains("PRELIMINARY REPORT", "Still to come: Sodium");
    }

    @Test
    void numbersMeasuredBeforeAreDrawnAsACurve() throws IOException {
        ResultReport.Tube tube = tube(List.of(result("K", "4.1", "N", Standing.STANDS)), List.of());
        byte[] with = PdfReport.of(new ResultReport(
                FACILITY, PATIENT, "Specimen A1", List.of(tube), Map.of("K", List.of(4.0, 4.4, 4.1)), "ann", NOW));
        assertThat(lines(with)).isEqualTo(lines(PdfReport.of(report(List.of(tube)))) + 2);
    }

    @Test
    void everyPageOfALongReportNamesThePatientAndItsNumber() throws IOException {
        List<ReportedResult> many = IntStream.range(0, 120)
                .mapToObj(number -> result("T" + number, "4.1", "N", Standing.STANDS))
                .toList();
        try (PDDocument document = Loader.loadPDF(PdfReport.of(report(List.of(tube(many, List.of())))))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("Müller, Zoë", "Page " + page + " of " + pages);
            }
        }
    }

    @Test
    void longWordsAreWrittenWholeBelowTheirTest() throws IOException {
        String finding = "Plasmodium falciparum, many ring forms and gametocytes seen in the thick film";
        ReportedResult words = new ReportedResult(
                1,
                1,
                "A1",
                NOW,
                "MALAR",
                "Malaria smear",
                "Hematology",
                finding,
                null,
                "",
                "A",
                "",
                List.of("Called to the ward."),
                "By hand",
                "op",
                NOW,
                NOW,
                "ann",
                NOW,
                "seen",
                Standing.STANDS);
        assertThat(text(PdfReport.of(report(List.of(tube(List.of(words), List.of()))))))
                .contains(finding, "Called to the ward.");
    }

    @Test
    void aCorrectedCultureIsPrintedWithItsTableAndWithWhatWasToldBefore() throws IOException {
        WrittenReport culture = new WrittenReport(
                1,
                "Urine culture",
                WrittenReport.Kind.CORRECTED,
                "Corrected report, 2026-01-05 08:00 by ann: read again",
                List.of(
                        new WrittenReport.Item("Gram stain", "Gram-negative rods", Shape.LINE, List.of(), List.of()),
                        new WrittenReport.Item("Isolate 1", "Escherichia coli, many", Shape.LINE, List.of(), List.of()),
                        new WrittenReport.Item(
                                "Ampicillin, isolate 1",
                                "R, MIC 16 mg/L",
                                Shape.ROW,
                                List.of("breakpoints LOCAL 1"),
                                List.of(new WrittenReport.Former("S, MIC 2 mg/L", NOW, "bob", "read again")))));
        byte[] pdf = PdfReport.of(report(List.of(new ResultReport.Tube(
                "Specimen A1", "Urine", "", "", "", List.of(), List.of(), List.of(), List.of(culture)))));
        assertThat(text(pdf))
                .contains("CORRECTED REPORT", "Urine culture", "Gram-negative rods", "Escherichia coli, many")
                .contains("Ampicillin, isolate 1", "R, MIC 16 mg/L", "breakpoints LOCAL 1", "S, MIC 2 mg/L")
                .contains("by bob; changed because: read again");
        assertThat(text(pdf)).as("nothing was measured in columns").doesNotContain("Verified");
    }

    private static ResultReport report(List<ResultReport.Tube> tubes) {
        return new ResultReport(FACILITY, PATIENT, "Specimen A1", tubes, Map.of(), "ann", NOW);
    }

    private static ResultReport.Tube tube(List<ReportedResult> results, List<ReportedResult> former) {
        return new ResultReport.Tube(
                "Specimen A1", "Serum", "2026-01-05 07:00", "", "Doctor Ann", results, former, List.of(), List.of());
    }

    private static ReportedResult result(String test, String value, String flag, Standing standing) {
        return new ReportedResult(
                1,
                1,
                "A1",
                NOW,
                test,
                test + " name",
                "Chemistry",
                value,
                new BigDecimal(value),
                "mmol/L",
                flag,
                "3.5-5.1",
                List.of(),
                "AU1",
                "op",
                NOW,
                NOW,
                "ann",
                NOW,
                "seen",
                standing);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** How many straight lines the document draws. */
    private static long lines(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFStreamParser(document.getPage(0))
                    .parse().stream()
                            .filter(token -> token instanceof Operator operator
                                    && operator.getName().equals("l"))
                            .count();
        }
    }
}
