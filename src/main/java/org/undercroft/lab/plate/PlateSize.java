package org.undercroft.lab.plate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes of plate (ANSI/SLAS 4). Positions count down the columns, from 0 at A1. */
public enum PlateSize {
    WELLS_96("96 wells", 8, 12),
    WELLS_384("384 wells", 16, 24);

    private static final Pattern WELL = Pattern.compile("([A-P])0?(\\d{1,2})");

    private final String label;
    private final int rows;
    private final int columns;

    PlateSize(String label, int rows, int columns) {
        this.label = label;
        this.rows = rows;
        this.columns = columns;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** How many rows, named by letters. */
    public int rows() {
        return rows;
    }

    /** How many columns, named by numbers. */
    public int columns() {
        return columns;
    }

    /** How many wells. */
    public int wells() {
        return rows * columns;
    }

    /** The name of a position, such as {@code B7}. */
    public String well(int position) {
        return (char) ('A' + position % rows) + String.valueOf(position / rows + 1);
    }

    /** The position at a row and a column, both from 0. */
    public int position(int row, int column) {
        return column * rows + row;
    }

    /** The position of a name, {@code B7} or {@code B07}; empty if the plate has no such well. */
    public OptionalInt position(String well) {
        Matcher form = WELL.matcher(well.strip().toUpperCase(java.util.Locale.ROOT));
        if (!form.matches()) {
            return OptionalInt.empty();
        }
        int row = form.group(1).charAt(0) - 'A';
        int column = Integer.parseInt(form.group(2)) - 1;
        return row < rows && column >= 0 && column < columns
                ? OptionalInt.of(position(row, column))
                : OptionalInt.empty();
    }
}
