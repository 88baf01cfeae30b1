package org.undercroft.lab.microscope.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Picks the centres of cells from the net's map: its peaks, the higher of two that are too near to be two cells. */
final class Centres {

    /**
     * When a peak is a cell.
     *
     * @param score the least a peak must have
     * @param apart how near two centres may be, in radii of the smaller cell; red cells overlap, the others don't
     */
    private record Limits(double score, double apart) {}

    /** Chosen on films held back from learning; see docs/cell-counting.md. */
    private static final Map<CellKind, Limits> LIMITS = new EnumMap<>(Map.of(
            CellKind.RED, new Limits(0.4, 0.45),
            CellKind.WHITE, new Limits(0.15, 1.4),
            CellKind.PLATELET, new Limits(0.4, 0.8)));

    private final CellNet.Answer map;

    private Centres(CellNet.Answer map) {
        this.map = map;
    }

    /** The cells of all kinds, in pixels of the film that the net looked at. */
    static List<Cell> of(CellNet.Answer map) {
        Centres centres = new Centres(map);
        List<Cell> cells = new ArrayList<>();
        LIMITS.forEach((kind, limits) -> cells.addAll(apart(centres.peaks(kind, limits.score()), limits.apart())));
        return cells;
    }

    private static List<Cell> apart(List<Cell> peaks, double apart) {
        List<Cell> kept = new ArrayList<>();
        for (Cell peak : peaks) {
            if (kept.stream()
                    .noneMatch(other -> peak.distance(other) <= apart * Math.min(peak.radius(), other.radius()))) {
                kept.add(peak);
            }
        }
        return kept;
    }

    /** Highest first. */
    private List<Cell> peaks(CellKind kind, double least) {
        List<Cell> peaks = new ArrayList<>();
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                float score = score(kind, x, y);
                if (score > least && isPeak(kind, x, y, score)) {
                    peaks.add(peak(kind, x, y));
                }
            }
        }
        peaks.sort(Comparator.comparingDouble(Cell::confidence).reversed());
        return peaks;
    }

    private boolean isPeak(CellKind kind, int x, int y, float score) {
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                if (score(kind, x + right, y + down) > score) {
                    return false;
                }
            }
        }
        return true;
    }

    private float score(CellKind kind, int x, int y) {
        return x < 0 || y < 0 || x >= map.width() || y >= map.height() ? 0f : map.score(kind, y * map.width() + x);
    }

    /** Between places the peak is where a parabola through three scores has its top. */
    private Cell peak(CellKind kind, int x, int y) {
        float score = score(kind, x, y);
        double right = top(score(kind, x - 1, y), score, score(kind, x + 1, y));
        double down = top(score(kind, x, y - 1), score, score(kind, x, y + 1));
        return new Cell(
                kind, (x + right) * CellNet.STEP, (y + down) * CellNet.STEP, map.radii()[y * map.width() + x], score);
    }

    private static double top(double before, double at, double after) {
        double bend = 2 * at - before - after;
        return bend < 1e-6 ? 0 : Math.clamp((after - before) / (2 * bend), -0.5, 0.5);
    }
}
