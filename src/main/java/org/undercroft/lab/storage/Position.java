package org.undercroft.lab.storage;

/**
 * A position of a rack, as people read it: the row is a letter, the column a number, as in {@code B7}.
 *
 * @param row from 1, at the top
 * @param column from 1, at the left
 */
public record Position(int row, int column) {

    /** Validates it. */
    public Position {
        if (row < 1 || row > 26 || column < 1) {
            throw new IllegalArgumentException("No position has row " + row + " and column " + column);
        }
    }

    /**
     * Reads it as people write it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Position of(String text) {
        String said = text.strip().toUpperCase(java.util.Locale.ROOT);
        if (!said.matches("[A-Z][0-9]{1,2}")) {
            throw new IllegalArgumentException("'" + text + "' is no position; they are written like B7");
        }
        return new Position(said.charAt(0) - 'A' + 1, Integer.parseInt(said.substring(1)));
    }

    @Override
    public String toString() {
        return "" + (char) ('A' + row - 1) + column;
    }
}
