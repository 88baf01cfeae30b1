package org.undercroft.lab.analyzer;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the files of an instrument are read. A column is named as its heading says, or {@code #3} by its place; several
 * joined by {@code " + "} stand side by side, such as date and time.
 *
 * @param encoding how its characters are written
 * @param layout how columns are parted
 * @param separator the character between columns, {@code tab} for a tab; empty for fixed columns
 * @param cuts for fixed columns: their names and places from 1, {@code "ID 1-9; NA 46-54"}; else empty
 * @param heading where the names stand: the number of the row, or the text that its first cell has; empty if nowhere
 * @param rows what a row holds
 * @param specimen the tube's number
 * @param test the instrument's code, where a row holds one result; else empty
 * @param value the value, where a row holds one result; else empty
 * @param unit the unit; empty if none is said
 * @param flag the flags; empty if none are said
 * @param time when it was measured; empty if that isn't said
 * @param timePattern how the time is written, as Java's date patterns say it; empty for HL7's own
 * @param operator who measured; empty if that isn't said
 * @param beside where a row holds a whole specimen: what stands right of each value
 * @param only only rows in which this column has this value, {@code "Task=UNKNOWN"}; empty for all
 */
public record TableDriver(
        Encoding encoding,
        Layout layout,
        String separator,
        String cuts,
        String heading,
        Rows rows,
        String specimen,
        String test,
        String value,
        String unit,
        String flag,
        String time,
        String timePattern,
        String operator,
        Beside beside,
        String only) {

    /** How characters are written. */
    public enum Encoding {
        /** By its byte order mark, else UTF-8 if it is that, else Windows-1252. */
        AUTOMATIC("found by itself"),
        UTF_8("UTF-8"),
        UTF_16("UTF-16"),
        ISO_8859_1("ISO 8859-1"),
        WINDOWS_1252("Windows-1252");

        private final String label;

        Encoding(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** How columns are parted. */
    public enum Layout {
        /** By a character; cells may stand in quotes. */
        DELIMITED("by a character"),
        /** By their place in the row. */
        FIXED("by their place");

        private final String label;

        Layout(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** What a row holds. */
    public enum Rows {
        RESULT("one result"),
        SPECIMEN("one specimen with all its results");

        private final String label;

        Rows(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** What stands right of each value in a row that holds a whole specimen. */
    public enum Beside {
        NOTHING("nothing"),
        UNIT("its unit"),
        FLAG("its flag");

        private final String label;

        Beside(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    private static final int LONGEST = 400;

    /** Validates what must be said; what is null is empty. */
    public TableDriver(
            @Nullable Encoding encoding,
            @Nullable Layout layout,
            @Nullable String separator,
            @Nullable String cuts,
            @Nullable String heading,
            @Nullable Rows rows,
            @Nullable String specimen,
            @Nullable String test,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String flag,
            @Nullable String time,
            @Nullable String timePattern,
            @Nullable String operator,
            @Nullable Beside beside,
            @Nullable String only) {
        this.encoding = Objects.requireNonNullElse(encoding, Encoding.AUTOMATIC);
        this.layout = Objects.requireNonNullElse(layout, Layout.DELIMITED);
        this.separator = this.layout == Layout.FIXED ? "" : said(separator).isEmpty() ? "," : said(separator);
        this.cuts = said(cuts);
        this.heading = said(heading);
        this.rows = Objects.requireNonNullElse(rows, Rows.RESULT);
        this.specimen = said(specimen);
        this.test = said(test);
        this.value = said(value);
        this.unit = said(unit);
        this.flag = said(flag);
        this.time = said(time);
        this.timePattern = said(timePattern);
        this.operator = said(operator);
        this.beside = Objects.requireNonNullElse(beside, Beside.NOTHING);
        this.only = said(only);
        check();
    }

    private static String said(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException("'" + stripped.substring(0, 20) + "…' is too long");
        }
        return stripped;
    }

    private void check() {
        if (separator.length() > 1 && !separator.equalsIgnoreCase("tab")) {
            throw new IllegalArgumentException(
                    "A separator is one character, or the word tab, not '" + separator + "'");
        }
        if (specimen.isEmpty()) {
            throw new IllegalArgumentException("Say which column holds the tube's number");
        }
        if (rows == Rows.RESULT && (test.isEmpty() || value.isEmpty())) {
            throw new IllegalArgumentException("A row holds one result: say which columns hold its test and its value");
        }
        if (layout == Layout.FIXED) {
            Cut.all(cuts);
        }
        if (!only.isEmpty() && only.indexOf('=') < 1) {
            throw new IllegalArgumentException("Say which rows count as column=value, such as Task=UNKNOWN");
        }
        if (!timePattern.isEmpty()) {
            Objects.requireNonNull(timeFormat());
        }
    }

    /** How times are read, in any case of letters. */
    DateTimeFormatter timeFormat() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(timePattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** The character between columns. */
    char separatorCharacter() {
        return separator.equalsIgnoreCase("tab") ? '\t' : separator.charAt(0);
    }
}
