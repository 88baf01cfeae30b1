package org.undercroft.lab.label;

import java.math.BigDecimal;

/**
 * A kind of label.
 *
 * @param name what people call it
 * @param width in millimeters
 * @param height in millimeters
 * @param symbology how the number is drawn
 * @param dpi dots an inch of the printer that prints ZPL: 203, 300 or 600
 */
public record LabelSize(String name, BigDecimal width, BigDecimal height, Symbology symbology, int dpi) {

    private static final double MILLIMETERS_PER_INCH = 25.4;
    private static final double POINTS_PER_INCH = 72;

    /** Validates the measures. */
    public LabelSize {
        if (name.isBlank() || name.length() > 40) {
            throw new IllegalArgumentException("A label size has a name of 1 to 40 characters");
        }
        if (outside(width, 10, 210) || outside(height, 8, 297) || dpi < 100 || dpi > 1200) {
            throw new IllegalArgumentException(
                    "A label is 10 to 210 mm wide, 8 to 297 mm high, printed with 100 to 1200 dots an inch");
        }
    }

    private static boolean outside(BigDecimal value, int low, int high) {
        return value.doubleValue() < low || value.doubleValue() > high;
    }

    /** The width in points (1/72 inch). */
    float widthPoints() {
        return (float) (width.doubleValue() / MILLIMETERS_PER_INCH * POINTS_PER_INCH);
    }

    /** The height in points (1/72 inch). */
    float heightPoints() {
        return (float) (height.doubleValue() / MILLIMETERS_PER_INCH * POINTS_PER_INCH);
    }

    /** Millimeters in dots of its printer. */
    int dots(double millimeters) {
        return (int) Math.round(millimeters / MILLIMETERS_PER_INCH * dpi);
    }
}
