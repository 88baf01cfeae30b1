package org.undercroft.lab.microscope.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Splits touching cells: from each centre a front grows over what is stained, slower for small cells, and stops where it
 * meets another's. A seeded region growing (Adams and Bischof, 1994) on the distance in radii.
 */
final class Territories {

    /** No cell reaches farther from its centre than so many of its radii. */
    private static final double FARTHEST = 1.35;

    /** A territory smaller than this part of the expected area tells nothing of the cell's size: the cell is overlapped. */
    private static final double LEAST_PART = 0.5;

    private static final double MOST_MOVED = 0.12;

    private final boolean[] stained;
    private final int width;
    private final int height;
    private final double scale;

    private Territories(boolean[] stained, int width, int height, double scale) {
        this.stained = stained;
        this.width = width;
        this.height = height;
        this.scale = scale;
    }

    private record Step(double reached, int pixel, int cell) implements Comparable<Step> {

        @Override
        public int compareTo(Step other) {
            return Double.compare(reached, other.reached);
        }
    }

    /**
     * The cells with the radii and the middles that their territories have.
     *
     * @param stained what is stained, at the size of the mask
     * @param scale pixels of the mask for one of the cells' coordinates
     */
    static List<Cell> measure(List<Cell> cells, boolean[] stained, int width, int height, double scale) {
        return new Territories(stained, width, height, scale).measure(cells);
    }

    /** What a territory has grown to: its pixels and the sums of their places. */
    private static final class Territory {

        private int area;
        private double across;
        private double down;

        void take(int x, int y) {
            area++;
            across += x + 0.5;
            down += y + 0.5;
        }
    }

    private List<Cell> measure(List<Cell> cells) {
        Territory[] grown = grow(cells);
        List<Cell> measured = new ArrayList<>(cells.size());
        for (int i = 0; i < grown.length; i++) {
            measured.add(measured(cells.get(i), grown[i]));
        }
        return measured;
    }

    /** The middle moves only a little: the territory of an overlapped cell lies to one side. */
    private Cell measured(Cell cell, Territory grown) {
        double expected = Math.PI * cell.radius() * cell.radius() * scale * scale;
        if (grown.area < LEAST_PART * expected) {
            return cell;
        }
        double farthest = MOST_MOVED * cell.radius();
        double right = grown.across / grown.area / scale - cell.x();
        double down = grown.down / grown.area / scale - cell.y();
        return new Cell(
                cell.kind(),
                cell.x() + Math.clamp(right, -farthest, farthest),
                cell.y() + Math.clamp(down, -farthest, farthest),
                Math.sqrt(grown.area / Math.PI) / scale,
                cell.confidence());
    }

    private Territory[] grow(List<Cell> cells) {
        Territory[] grown = new Territory[cells.size()];
        boolean[] taken = new boolean[stained.length];
        PriorityQueue<Step> front = new PriorityQueue<>();
        for (int i = 0; i < grown.length; i++) {
            grown[i] = new Territory();
            int x = Math.clamp((int) (cells.get(i).x() * scale), 0, width - 1);
            int y = Math.clamp((int) (cells.get(i).y() * scale), 0, height - 1);
            front.add(new Step(0, y * width + x, i));
        }
        while (!front.isEmpty()) {
            Step step = front.remove();
            if (!taken[step.pixel()]) {
                taken[step.pixel()] = true;
                grown[step.cell()].take(step.pixel() % width, step.pixel() / width);
                spread(step, cells.get(step.cell()), taken, front);
            }
        }
        return grown;
    }

    private void spread(Step step, Cell cell, boolean[] taken, PriorityQueue<Step> front) {
        int x = step.pixel() % width;
        int y = step.pixel() / width;
        int[] neighbours = {
            x > 0 ? step.pixel() - 1 : -1,
            x < width - 1 ? step.pixel() + 1 : -1,
            y > 0 ? step.pixel() - width : -1,
            y < height - 1 ? step.pixel() + width : -1
        };
        for (int pixel : neighbours) {
            if (pixel >= 0 && !taken[pixel]) {
                int row = pixel / width;
                double reached = Math.hypot((pixel % width + 0.5) / scale - cell.x(), (row + 0.5) / scale - cell.y())
                        / cell.radius();
                if (belongs(pixel, reached)) {
                    front.add(new Step(reached, pixel, step.cell()));
                }
            }
        }
    }

    /** The pale middle of a red cell may look like empty ground. */
    private boolean belongs(int pixel, double reached) {
        return reached < FARTHEST && (stained[pixel] || reached < 0.6);
    }
}
