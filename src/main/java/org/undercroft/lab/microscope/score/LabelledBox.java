package org.undercroft.lab.microscope.score;

import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellKind;

/**
 * A cell as a person framed it.
 *
 * @param kind of cell
 * @param left first column
 * @param top first row
 * @param right last column
 * @param bottom last row
 */
record LabelledBox(CellKind kind, double left, double top, double right, double bottom) {

    LabelledBox {
        if (right <= left || bottom <= top) {
            throw new IllegalArgumentException("A box has a right and a lower side beyond the others");
        }
    }

    /** Whether a cell of the same kind has its centre in the box. */
    boolean holds(Cell cell) {
        return cell.kind() == kind && cell.x() >= left && cell.x() <= right && cell.y() >= top && cell.y() <= bottom;
    }

    double distance(Cell cell) {
        return Math.hypot((left + right) / 2 - cell.x(), (top + bottom) / 2 - cell.y());
    }
}
