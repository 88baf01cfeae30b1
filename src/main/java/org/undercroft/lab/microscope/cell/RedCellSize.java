package org.undercroft.lab.microscope.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Estimates how large red cells are on a film whose magnification nobody told: from those that lie alone and are round. */
final class RedCellSize {

    /** The mean diameter of a healthy person's red cells on a dried film, in micrometres (Rodak's Hematology: 7 to 8). */
    static final double DIAMETER_MICRONS = 7.5;

    private static final int LONGER_SIDE = 640;
    private static final double SMALLEST = 6;
    private static final int ENOUGH = 4;

    private RedCellSize() {}

    /** The radius by a known magnification, in pixels of the film. */
    static double radius(double micronsPerPixel) {
        return DIAMETER_MICRONS / 2 / micronsPerPixel;
    }

    /** The median radius of cells that lie alone, in pixels of the film; empty if there are too few of them to tell. */
    static OptionalDouble radius(Film film) {
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(film.width(), film.height()));
        int width = (int) Math.round(film.width() * scale);
        int height = (int) Math.round(film.height() * scale);
        OpticalDensity density = OpticalDensity.of(film, width, height);
        List<Double> radii = new ArrayList<>();
        for (Blobs.Blob blob : Blobs.of(Foreground.of(density), width, height)) {
            if (!blob.onEdge() && blob.isRound() && blob.radius() > SMALLEST) {
                radii.add(blob.radius());
            }
        }
        return median(radii).stream().map(radius -> radius / scale).findFirst();
    }

    /** Of those that aren't small beside the largest, which platelets and debris are. */
    private static OptionalDouble median(List<Double> radii) {
        double largest = radii.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Double> cells =
                radii.stream().filter(radius -> radius > largest / 2).sorted().toList();
        return cells.size() < ENOUGH ? OptionalDouble.empty() : OptionalDouble.of(cells.get(cells.size() / 2));
    }
}
