package org.undercroft.lab.report;

import java.time.Instant;
import java.util.List;

/**
 * A report that is written as a whole, such as that of a culture or of a case of pathology, as it is printed.
 *
 * @param specimen our number of the specimen it is of
 * @param title what it is a report of
 * @param kind how far it is
 * @param signed who let it out and when, in words
 * @param items what it says, in order
 */
public record WrittenReport(long specimen, String title, Kind kind, String signed, List<Item> items) {

    /** How far such a report is. */
    public enum Kind {
        PRELIMINARY,
        FINAL,
        /** Something in it took the place of what was reported before. */
        CORRECTED,
        /** A pathologist changed what was signed before. */
        AMENDED
    }

    /**
     * One thing it says.
     *
     * @param name what is told
     * @param value what is told of it
     * @param shape how it is laid out
     * @param notes what goes with it
     * @param former what was told of it before, oldest first
     */
    public record Item(String name, String value, Shape shape, List<String> notes, List<Former> former) {

        public Item {
            notes = List.copyOf(notes);
            former = List.copyOf(former);
        }
    }

    /** How an item is laid out. */
    public enum Shape {
        /** A line: the name, and beside it the value. */
        LINE,
        /** A row of the table that belongs to the line before it. */
        ROW,
        /** Words below their heading. */
        PROSE
    }

    /**
     * What was told before and stands no longer.
     *
     * @param value what was told; empty if nothing was
     * @param at when it was told
     * @param by who told it
     * @param reason why it was changed
     */
    public record Former(String value, Instant at, String by, String reason) {}

    public WrittenReport {
        items = List.copyOf(items);
    }
}
