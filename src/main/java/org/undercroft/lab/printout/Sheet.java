package org.undercroft.lab.printout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.undercroft.lab.label.PdfText;

/** Paper being written on from top to bottom: when a page is full the next begins under the same head. */
final class Sheet implements AutoCloseable {

    static final float LEFT = 40;
    static final float RIGHT = PDRectangle.A4.getWidth() - 40;
    private static final float TOP = PDRectangle.A4.getHeight() - 36;
    private static final float BOTTOM = 52;
    private static final float FOOT = 30;

    /** What stands at the top of each page. */
    @FunctionalInterface
    interface Head {
        void write(Sheet sheet) throws IOException;
    }

    private final PDDocument document = new PDDocument();
    private final PdfText text = new PdfText(document);
    private final Head head;
    private PDPageContentStream page;
    private float y = TOP;

    Sheet(Head head) throws IOException {
        this.head = head;
        this.page = begun();
        head.write(this);
    }

    private PDPageContentStream begun() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = TOP;
        return new PDPageContentStream(document, next);
    }

    /** Begins the next page unless so much is left on this one. */
    void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            page.close();
            page = begun();
            head.write(this);
        }
    }

    /** Goes down. */
    void down(float by) {
        y -= by;
    }

    float y() {
        return y;
    }

    PdfText text() {
        return text;
    }

    /** Writes at the present height. */
    void left(String words, float size, float x, float width) throws IOException {
        text.line(page, words, size, x, y, width);
    }

    /** Writes at the present height, ending at a place. */
    void right(String words, float size, float x, float width) throws IOException {
        text.right(page, words, size, x, y, width);
    }

    /** Writes in as many lines as it takes, and goes down behind them. */
    void paragraph(String words, float size, float x, float width) throws IOException {
        for (String line : text.wrapped(words, size, width)) {
            need(size * 1.3f);
            left(line, size, x, width + 2);
            down(size * 1.3f);
        }
    }

    /** Writes crossed out, still to be read; gives where it ends. */
    float struck(String words, float size, float x, float width) throws IOException {
        left(words, size, x, width);
        float end = x + Math.min(width, text.width(words, size));
        line(x, y + size * 0.33f, end, y + size * 0.33f, 0.6f);
        return end;
    }

    /** Writes crossed out in as many lines as it takes, and goes down behind them. */
    void struckParagraph(String words, float size, float x, float width) throws IOException {
        for (String line : text.wrapped(words, size, width)) {
            need(size * 1.3f);
            struck(line, size, x, width + 2);
            down(size * 1.3f);
        }
    }

    /** In grey from now on, or black again. */
    void grey(boolean grey) throws IOException {
        float ink = grey ? 0.35f : 0;
        page.setNonStrokingColor(ink, ink, ink);
    }

    /** A grey bar behind a heading. */
    void bar(float height) throws IOException {
        page.setNonStrokingColor(0.91f, 0.91f, 0.91f);
        page.addRect(LEFT, y - height * 0.3f, RIGHT - LEFT, height);
        page.fill();
        page.setNonStrokingColor(0f, 0f, 0f);
    }

    void line(float x1, float y1, float x2, float y2, float thickness) throws IOException {
        page.setLineWidth(thickness);
        page.moveTo(x1, y1);
        page.lineTo(x2, y2);
        page.stroke();
    }

    /** A line over the whole width at the present height. */
    void rule() throws IOException {
        line(LEFT, y, RIGHT, y, 0.5f);
    }

    /** Values as a curve as small as a word, the last one marked. */
    void sparkline(List<Double> values, float x, float width, float height) throws IOException {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double span = Math.max(high - low, 1e-12);
        float last = y;
        page.setLineWidth(0.8f);
        for (int i = 0; i < values.size(); i++) {
            last = (float) (y + height * ((values.get(i) - low) / span));
            float at = x + width * i / (values.size() - 1f);
            if (i == 0) {
                page.moveTo(at, last);
            } else {
                page.lineTo(at, last);
            }
        }
        page.stroke();
        page.addRect(x + width - 1.2f, last - 1.2f, 2.4f, 2.4f);
        page.fill();
    }

    /** The document, with a foot on each page: these words and which page of how many it is. */
    byte[] finished(String foot, String title) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream end = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                text.line(end, foot, 7.5f, LEFT, FOOT, RIGHT - LEFT - 80);
                text.right(end, "Page " + (i + 1) + " of " + pages, 7.5f, RIGHT, FOOT, 80);
            }
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("en");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
