package org.undercroft.lab.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import java.util.Map;

/** How a number is drawn for scanners. */
public enum Symbology {
    /** ISO/IEC 15417: for labels around a tube. */
    CODE_128("Code 128"),
    /** ISO/IEC 16022, ECC 200: for small labels. */
    DATA_MATRIX("Data Matrix");

    private final String label;

    Symbology(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The symbol of a text of printable ASCII, one module a cell, without quiet zone. */
    BitMatrix draw(String text) {
        return switch (this) {
            case CODE_128 ->
                new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
            case DATA_MATRIX ->
                new DataMatrixWriter()
                        .encode(
                                text,
                                BarcodeFormat.DATA_MATRIX,
                                0,
                                0,
                                Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        };
    }
}
