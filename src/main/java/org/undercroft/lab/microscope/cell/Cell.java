package org.undercroft.lab.microscope.cell;

/**
 * A cell found on a film.
 *
 * @param kind what it is taken for
 * @param x its centre from the left edge, in pixels of the film
 * @param y its centre from the upper edge, in pixels of the film
 * @param radius of the disc of the same area, in pixels of the film
 * @param confidence from 0 to 1; how sure the counter is, not a probability
 */
public record Cell(CellKind kind, double x, double y, double radius, double confidence) {

    /** How far apart two centres are, in pixels. */
    double distance(Cell other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** The same cell on a film that is so much wider and higher. */
    Cell scaled(double wider, double higher) {
        return new Cell(kind, x * wider, y * higher, radius * wider, confidence);
    }
}
