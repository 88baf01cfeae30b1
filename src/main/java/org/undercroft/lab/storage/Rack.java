package org.undercroft.lab.storage;

import java.util.Optional;
import java.util.Set;

/**
 * A rack or box: a grid of positions.
 *
 * @param id ours
 * @param unit where it stands
 * @param unitName what people call that
 * @param shelf on which shelf or in which drawer
 * @param name what people call it
 * @param code on its label, to be scanned
 * @param rows how many
 * @param columns how many
 * @param used how many positions are taken
 */
public record Rack(
        long id, long unit, String unitName, String shelf, String name, String code, int rows, int columns, int used) {

    /** Where it stands. */
    public String place() {
        return unitName + ", shelf " + shelf + ", " + name;
    }

    /** How many positions it has. */
    public int places() {
        return rows * columns;
    }

    /** Whether this is one of its positions. */
    public boolean has(Position position) {
        return position.row() <= rows && position.column() <= columns;
    }

    /** The first position that isn't taken, row by row; empty if it is full. */
    public Optional<Position> nextFree(Set<Position> taken) {
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                Position position = new Position(row, column);
                if (!taken.contains(position)) {
                    return Optional.of(position);
                }
            }
        }
        return Optional.empty();
    }
}
