package org.undercroft.lab.microscope.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the cells of a field of a stained blood film (Romanowsky stains, as Wright or Giemsa). It scales the field so
 * that red cells have the size its net knows, finds centres, and splits what touches.
 *
 * <p>Immutable and free to be shared by threads.
 */
public final class CellCounter {

    /** Names the counter with its weights, to be kept with each count. */
    public static final String VERSION = "cell-net 1";

    /** The most pixels that are looked at after scaling; a larger field must be counted in parts. */
    private static final double MOST_PIXELS = 6e6;

    private static final double HARDLY_SMALLER = 0.72;
    private static final double HARDLY_LARGER = 1.4;

    private final CellNet net = CellNet.learned();

    /**
     * Finds the cells of a field.
     *
     * @param micronsPerPixel the magnification; null if nobody told, then it is estimated from the cells
     * @throws IllegalArgumentException if the field is too large to be looked at in one piece
     */
    public List<Cell> count(Film film, @Nullable Double micronsPerPixel) {
        double radius = micronsPerPixel == null
                ? RedCellSize.radius(film).orElse(CellNet.RED_CELL_RADIUS)
                : RedCellSize.radius(micronsPerPixel);
        double scale = scale(radius);
        double pixels = film.width() * scale * film.height() * scale;
        if (pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("The field is too large: it holds about "
                    + Math.round(film.width() * (double) film.height() / (Math.PI * radius * radius))
                    + " times the area of a red cell. Count a smaller part.");
        }
        return count(film, scale);
    }

    /** Small differences of size the net knows from learning; scaling for them would only blur. */
    private static double scale(double radius) {
        double scale = CellNet.RED_CELL_RADIUS / radius;
        return scale > HARDLY_SMALLER && scale < HARDLY_LARGER ? 1 : scale;
    }

    private List<Cell> count(Film film, double scale) {
        int width = multipleOfFour(film.width() * scale / 2);
        int height = multipleOfFour(film.height() * scale / 2);
        OpticalDensity density = OpticalDensity.of(film, width, height);
        List<Cell> cells = Nuclei.of(density).confirmed(Centres.of(net.look(density)));
        List<Cell> measured = Territories.measure(cells, Foreground.of(density), width, height, 0.5);
        double wider = film.width() / (2.0 * width);
        double higher = film.height() / (2.0 * height);
        return measured.stream().map(cell -> cell.scaled(wider, higher)).toList();
    }

    private static int multipleOfFour(double length) {
        return Math.max(16, (int) Math.round(length / 4) * 4);
    }
}
