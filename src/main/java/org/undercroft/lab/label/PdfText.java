package org.undercroft.lab.label;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes text into a PDF in a font that travels with it, so that names print alike everywhere. */
public final class PdfText {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;

    /** Embeds the font into a document. */
    public PdfText(PDDocument document) throws IOException {
        try (InputStream liberation = PDDocument.class.getResourceAsStream(FONT)) {
            if (liberation == null) {
                throw new IOException("PDFBox no longer brings " + FONT);
            }
            font = PDType0Font.load(document, liberation, true);
        }
    }

    /** Writes a line whose left end stands at a place; what doesn't fit into the width is cut. */
    public void line(PDPageContentStream page, String text, float size, float x, float y, float width)
            throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(fitting(text, size, width));
        page.endText();
    }

    private String fitting(String text, float size, float width) throws IOException {
        String shown = printable(text);
        while (!shown.isEmpty() && font.getStringWidth(shown) / 1000 * size > width) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        return shown;
    }

    /** What the font has no shape for becomes a question mark. */
    private String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shown.append(has(point) ? Character.toString(point) : "?"));
        return shown.toString();
    }

    private boolean has(int point) {
        try {
            return !Character.isISOControl(point) && font.encode(Character.toString(point)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
