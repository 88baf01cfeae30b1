package org.undercroft.lab.referral;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.undercroft.lab.label.PdfText;
import org.undercroft.platform.page.Times;

/** The paper that travels with a parcel: to whom, by whom, and every sample in it. */
final class Manifest {

    static final List<String> HEADING = List.of("sample", "kind", "record number", "patient", "tests");

    private static final int ROWS_A_PAGE = 36;
    private static final float MARGIN = 48;
    private static final float LINE = 18;
    private static final float[] COLUMNS = {MARGIN, 150, 200, 290, 420};

    private Manifest() {}

    /** The cells of a sample, for paper and for files. */
    static List<String> row(Referral.Item item) {
        return List.of(item.accession(), item.type(), item.recordNumber(), item.patientName(), item.tests());
    }

    /** The manifest on A4. */
    static byte[] pdf(Referral referral) {
        try (PDDocument document = new PDDocument()) {
            PdfText text = new PdfText(document);
            int pages = Math.max(1, Math.ceilDiv(referral.items().size(), ROWS_A_PAGE));
            for (int number = 0; number < pages; number++) {
                int from = number * ROWS_A_PAGE;
                int to = Math.min(from + ROWS_A_PAGE, referral.items().size());
                page(document, text, referral, referral.items().subList(from, to), (number + 1) + " of " + pages);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest can't be written", e);
        }
    }

    private static void page(
            PDDocument document, PdfText text, Referral referral, List<Referral.Item> items, String number)
            throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        float y = PDRectangle.A4.getHeight() - MARGIN;
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            text.line(content, "Samples for " + referral.laboratory(), 15, MARGIN, y, width);
            text.line(content, referral.address().replace('\n', ' '), 10, MARGIN, y - LINE, width);
            text.line(
                    content,
                    "Parcel " + referral.id() + ", " + referral.items().size() + " samples, page " + number
                            + (referral.shippedAt() == null
                                    ? ""
                                    : ", shipped " + Times.minutes(referral.shippedAt()) + " with " + referral.carrier()
                                            + " " + referral.tracking()),
                    10,
                    MARGIN,
                    y - 2 * LINE,
                    width);
            y -= 4 * LINE;
            line(content, text, HEADING, y);
            for (Referral.Item item : items) {
                y -= LINE;
                line(content, text, row(item), y);
            }
            text.line(content, "Received by, date and time: ______________________________", 10, MARGIN, MARGIN, width);
        }
    }

    private static void line(PDPageContentStream content, PdfText text, List<String> cells, float y)
            throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            float end = i + 1 < COLUMNS.length ? COLUMNS[i + 1] - 6 : PDRectangle.A4.getWidth() - MARGIN;
            text.line(content, cells.get(i), 9, COLUMNS[i], y, end - COLUMNS[i]);
        }
    }
}
