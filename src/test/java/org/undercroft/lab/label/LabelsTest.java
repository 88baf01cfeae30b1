package org.undercroft.lab.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Labels read back as a scanner and a person read them. */
class LabelsTest {

    private static final LabelSize TUBE =
            new LabelSize("Tube", new BigDecimal("50"), new BigDecimal("25"), Symbology.CODE_128, 203);
    private static final LabelSize CRYO =
            new LabelSize("Cryo", new BigDecimal("38"), new BigDecimal("13"), Symbology.DATA_MATRIX, 300);
    private static final LabelText LABEL = new LabelText(
            "26000000017-2", List.of("Müller-Łukaszewski, Зоя  MRN77", "STAT Lavender  W3 12", "WBC HGB"));

    @Test
    void theCode128OfAPrintedLabelIsTheNumber() throws IOException, NotFoundException {
        assertThat(scanned(PdfLabels.of(List.of(LABEL), TUBE), false).getText()).isEqualTo("26000000017-2");
    }

    @Test
    void theDataMatrixOfAPrintedLabelIsTheNumber() throws IOException, NotFoundException {
        assertThat(scanned(PdfLabels.of(List.of(LABEL), CRYO), true).getText()).isEqualTo("26000000017-2");
    }

    @Test
    void aLabelIsAPageOfItsSizeWithTheNameAsItIsWritten() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfLabels.of(List.of(LABEL, LABEL), TUBE))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isEqualTo(141.73f, org.assertj.core.api.Assertions.within(0.01f));
            assertThat(new PDFTextStripper().getText(document)).contains("Müller-Łukaszewski, Зоя");
        }
    }

    @Test
    void aNameThatTheFontCantShowStillPrints() throws IOException {
        LabelText label = new LabelText("1", List.of("王 芳 \uD83D\uDE00", "", ""));
        try (PDDocument document = Loader.loadPDF(PdfLabels.of(List.of(label), TUBE))) {
            assertThat(new PDFTextStripper().getText(document)).contains("? ?");
        }
    }

    @Test
    void zplHasTheSizeInDotsAndTheNumberAsCode128() {
        String zpl = ZplLabels.of(List.of(LABEL), TUBE);
        assertThat(zpl)
                .startsWith("^XA^CI28^PW400^LL200")
                .contains("^BCN")
                .contains("^FD26000000017-2^FS")
                .endsWith("^XZ\n");
        assertThat(ZplLabels.of(List.of(LABEL), CRYO)).contains("^BXN").contains("^FD26000000017-2^FS");
    }

    @Test
    void noNameCanCommandThePrinter() {
        LabelText label = new LabelText("1", List.of("X^XZ~JA_\\", "", ""));
        assertThat(ZplLabels.of(List.of(label), TUBE))
                .contains("X_5EXZ_7EJA_5F_5C")
                .doesNotContain("~JA");
    }

    private static Result scanned(byte[] pdf, boolean square) throws IOException, NotFoundException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 600);
            if (square) { // aimed at the symbol, which stands at the left
                image = image.getSubimage(0, 0, image.getHeight(), image.getHeight());
            }
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
            return new MultiFormatReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
        }
    }
}
