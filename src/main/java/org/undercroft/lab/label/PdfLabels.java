package org.undercroft.lab.label;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Labels as PDF, one a page, each page as large as the label. */
public final class PdfLabels {

    private static final float MARGIN = 4;

    private PdfLabels() {}

    /** The document. */
    public static byte[] of(List<LabelText> labels, LabelSize size) {
        try (PDDocument document = new PDDocument()) {
            PdfText text = new PdfText(document);
            for (LabelText label : labels) {
                PDPage page = new PDPage(new PDRectangle(size.widthPoints(), size.heightPoints()));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    if (size.symbology() == Symbology.CODE_128) {
                        linear(content, text, label, size);
                    } else {
                        square(content, text, label, size);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The labels can't be written", e);
        }
    }

    /** Two lines, the bars over the whole width, the number, and the rest. */
    private static void linear(PDPageContentStream content, PdfText text, LabelText label, LabelSize size)
            throws IOException {
        float width = size.widthPoints() - 2 * MARGIN;
        float line = Math.min(9, size.heightPoints() / 8);
        float y = size.heightPoints() - MARGIN - line;
        text.line(content, label.lines().get(0), line, MARGIN, y, width);
        text.line(content, label.lines().get(1), line * 0.9f, MARGIN, y - line * 1.1f, width);
        float foot = MARGIN + line * 2.2f;
        float top = y - line * 1.4f;
        BitMatrix bars = size.symbology().draw(label.number());
        // The quiet zone of Code 128 is ten modules on each side.
        float module = width / (bars.getWidth() + 20);
        draw(content, bars, MARGIN + 10 * module, foot, module, top - foot);
        text.line(content, label.number(), line, MARGIN + 10 * module, MARGIN + line * 1.1f, width);
        text.line(content, label.lines().get(2), line * 0.8f, MARGIN, MARGIN, width);
    }

    /** The symbol at the left, the number and the lines beside it. */
    private static void square(PDPageContentStream content, PdfText text, LabelText label, LabelSize size)
            throws IOException {
        BitMatrix symbol = size.symbology().draw(label.number());
        float side = Math.min(size.heightPoints() - 2 * MARGIN, size.widthPoints() / 3);
        float module = side / symbol.getHeight();
        draw(content, symbol, MARGIN, MARGIN, module, module);
        float left = MARGIN * 2 + side;
        float width = size.widthPoints() - left - MARGIN;
        float line = Math.min(8, (size.heightPoints() - 2 * MARGIN) / 4.6f);
        float y = size.heightPoints() - MARGIN - line;
        text.line(content, label.number(), line, left, y, width);
        for (String words : label.lines()) {
            y -= line * 1.15f;
            text.line(content, words, line * 0.85f, left, y, width);
        }
    }

    private static void draw(
            PDPageContentStream content, BitMatrix symbol, float left, float bottom, float module, float rowHeight)
            throws IOException {
        for (int row = 0; row < symbol.getHeight(); row++) {
            float y = bottom + (symbol.getHeight() - 1 - row) * rowHeight;
            for (int column = 0; column < symbol.getWidth(); column++) {
                int end = column;
                while (end < symbol.getWidth() && symbol.get(end, row)) {
                    end++;
                }
                if (end > column) {
                    content.addRect(left + column * module, y, (end - column) * module, rowHeight);
                    column = end;
                }
            }
        }
        content.fill();
    }
}
