package org.undercroft.lab.microscope.cell;

import java.util.List;

/**
 * Finds nuclei by their colour: nothing else on a stained film takes away as much red light. Lobes that lie close together
 * are one nucleus. So the net may be asked for white cells of which it is hardly sure.
 *
 * <p>It works on a raster of the net's places, so its measures are for red cells of the net's usual size.
 */
final class Nuclei {

    /** The red density of a nucleus; nineteen of twenty pixels of red cells stay below. */
    private static final float RED_DENSE = 0.09f;

    /** The green density of a nucleus; only piled red cells reach it. */
    private static final float GREEN_DENSE = 0.2f;

    private static final int BLOCK = CellNet.STEP / 2;
    private static final double FILLED = 0.4;

    /** A nucleus of fewer places is none: platelets and debris. */
    private static final int LEAST = 22;

    private final List<Blobs.Blob> nuclei;

    private Nuclei(List<Blobs.Blob> nuclei) {
        this.nuclei = nuclei;
    }

    /** The nuclei of a film, at half its size. */
    static Nuclei of(OpticalDensity film) {
        int width = film.width() / BLOCK;
        int height = film.height() / BLOCK;
        boolean[] dense = new boolean[width * height];
        for (int place = 0; place < dense.length; place++) {
            dense[place] = share(film, place % width * BLOCK, place / width * BLOCK) > FILLED;
        }
        List<Blobs.Blob> found = Blobs.of(grown(dense, width, height), width, height).stream()
                .filter(blob -> blob.area() >= LEAST)
                .toList();
        return new Nuclei(found);
    }

    private static double share(OpticalDensity film, int left, int top) {
        int dense = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int i = y * film.width() + left; i < y * film.width() + left + BLOCK; i++) {
                dense += film.red()[i] > RED_DENSE && film.green()[i] > GREEN_DENSE ? 1 : 0;
            }
        }
        return (double) dense / (BLOCK * BLOCK);
    }

    /** Wider by one place all round, so that near lobes touch. */
    private static boolean[] grown(boolean[] mask, int width, int height) {
        boolean[] grown = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                for (int y = Math.max(0, i / width - 1); y <= Math.min(height - 1, i / width + 1); y++) {
                    for (int x = Math.max(0, i % width - 1); x <= Math.min(width - 1, i % width + 1); x++) {
                        grown[y * width + x] = true;
                    }
                }
            }
        }
        return grown;
    }

    /** The same cells without white ones that have no nucleus. */
    List<Cell> confirmed(List<Cell> cells) {
        return cells.stream()
                .filter(cell ->
                        cell.kind() != CellKind.WHITE || nuclei.stream().anyMatch(nucleus -> holds(cell, nucleus)))
                .toList();
    }

    /** Whether the middle of a nucleus lies in a cell. */
    private static boolean holds(Cell cell, Blobs.Blob nucleus) {
        double apart = Math.hypot(
                cell.x() - (nucleus.x() + 0.5) * CellNet.STEP, cell.y() - (nucleus.y() + 0.5) * CellNet.STEP);
        return apart < Math.max(cell.radius(), nucleus.radius() * CellNet.STEP);
    }
}
