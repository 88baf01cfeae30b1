package org.undercroft.lab.microscope.mark;

import java.time.Instant;

/**
 * A person's note on a place of a slide, or a length or area measured there.
 *
 * @param id its number
 * @param shape how it is drawn
 * @param x1 where it begins, in pixels of the image
 * @param y1 where it begins, in pixels of the image
 * @param x2 where it ends; of a point and a text where it begins
 * @param y2 where it ends
 * @param words what is said of it; may be empty, except of a text
 * @param madeBy by whom
 * @param madeAt when
 */
public record Annotation(
        long id, Shape shape, double x1, double y1, double x2, double y2, String words, String madeBy, Instant madeAt) {

    /** How a note is drawn. */
    public enum Shape {
        /** A point. */
        POINT,
        /** A line with its length. */
        LINE,
        /** A rectangle with its sides. */
        RECTANGLE,
        /** Words at a place. */
        TEXT
    }

    /** The length of a line in pixels. */
    public double length() {
        return Math.hypot(x2 - x1, y2 - y1);
    }
}
