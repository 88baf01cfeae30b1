package org.undercroft.lab.microscope.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellKind;

/**
 * How the cells of one kind on one image, or on many, agree with the boxes.
 *
 * @param found cells that lie in a box of their own
 * @param counted all cells of the counter
 * @param labelled all boxes
 */
record Tally(int found, int counted, int labelled) {

    /**
     * Pairs cells with boxes, one to one: the surest cell chooses first, and of the boxes that hold its centre the one
     * whose middle is nearest.
     */
    static Tally of(CellKind kind, List<Cell> cells, List<LabelledBox> boxes) {
        List<LabelledBox> free =
                new ArrayList<>(boxes.stream().filter(box -> box.kind() == kind).toList());
        int labelled = free.size();
        List<Cell> counted = cells.stream()
                .filter(cell -> cell.kind() == kind)
                .sorted(Comparator.comparingDouble(Cell::confidence).reversed())
                .toList();
        for (Cell cell : counted) {
            free.stream()
                    .filter(box -> box.holds(cell))
                    .min(Comparator.comparingDouble(box -> box.distance(cell)))
                    .ifPresent(free::remove);
        }
        return new Tally(labelled - free.size(), counted.size(), labelled);
    }

    Tally plus(Tally other) {
        return new Tally(found + other.found, counted + other.counted, labelled + other.labelled);
    }

    /** Of the cells counted, the part that is labelled; 1 if none was counted. */
    double precision() {
        return counted == 0 ? 1 : (double) found / counted;
    }

    /** Of the cells labelled, the part that was found; 1 if none is labelled. */
    double recall() {
        return labelled == 0 ? 1 : (double) found / labelled;
    }

    /** The harmonic mean of precision and recall; 1 if there was nothing and nothing was found. */
    double f1() {
        return counted + labelled == 0 ? 1 : 2.0 * found / (counted + labelled);
    }

    /** How far off the number of cells is. */
    int countError() {
        return Math.abs(counted - labelled);
    }
}
