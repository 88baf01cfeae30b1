package org.undercroft.platform.page.chart;

import java.util.List;

/**
 * A chart's geometry, ready to be written as SVG: numbers are already formatted, words are not yet escaped.
 *
 * @param width of the view box
 * @param height of the view box
 * @param shapes what to draw, from back to front
 */
public record Drawing(int width, int height, List<Shape> shapes) {

    public Drawing {
        shapes = List.copyOf(shapes);
    }

    /** Something drawn. */
    public sealed interface Shape {

        /** The classes that give it its look. */
        String style();
    }

    /** An area. */
    public record Area(String x, String y, String width, String height, String style) implements Shape {}

    /** A straight line. */
    public record Line(String x1, String y1, String x2, String y2, String style) implements Shape {}

    /** A path. */
    public record Path(String d, String style) implements Shape {}

    /** A point's mark, with what is said on pointing at it. */
    public record Dot(String d, String words, String style) implements Shape {}

    /** Words; {@code anchor} is start, middle or end. */
    public record Words(String x, String y, String anchor, String text, String style) implements Shape {}
}
