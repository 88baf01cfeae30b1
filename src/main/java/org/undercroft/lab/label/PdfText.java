package org.undercroft.lab.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

    /** Writes a line whose right end stands at a place; what doesn't fit into the width is cut. */
    public void right(PDPageContentStream page, String text, float size, float x, float y, float width)
            throws IOException {
        String shown = fitting(text, size, width);
        line(page, shown, size, x - width(shown, size), y, width + 1);
    }

    /** How wide a text is at a size. */
    public float width(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1000 * size;
    }

    /** The text in lines that fit into a width, broken between words, and within those that are too long by themselves. */
    public List<String> wrapped(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : printable(text).strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) > width && !line.isEmpty()) {
                lines.add(line);
                longer = word;
            }
            while (width(longer, size) > width) {
                String part = fitting(longer, size, width);
                if (part.isEmpty()) {
                    break;
                }
                lines.add(part);
                longer = longer.substring(part.length());
            }
            line = longer;
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
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
