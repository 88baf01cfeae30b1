package org.undercroft.lab.analyzer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.platform.page.CsvText;

/**
 * A file of rows, taken apart as a driver says.
 *
 * @param names the columns' names in their order; empty where the file has none
 * @param rows what stands below the names
 */
public record Table(List<String> names, List<List<String>> rows) {

    private static final int MOST_ROWS = 50_000;
    private static final int MOST_COLUMNS = 2_000;
    private static final int LONGEST_CELL = 4_000;
    private static final String JOIN = " + ";

    public Table {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file.
     *
     * @throws UnacceptableMessage if it is too large, or its names don't stand where the driver says
     */
    public static Table of(byte[] file, TableDriver driver) {
        String text = withoutControls(decoded(file, driver.encoding()));
        List<List<String>> rows = driver.layout() == TableDriver.Layout.FIXED
                ? fixed(text, Cut.all(driver.cuts()))
                : CsvText.rows(text, driver.separatorCharacter());
        checkSize(rows);
        if (driver.layout() == TableDriver.Layout.FIXED) {
            return new Table(
                    Cut.all(driver.cuts()).stream().map(Cut::name).toList(),
                    rows.subList(skipped(driver, rows), rows.size()));
        } else if (driver.heading().isEmpty()) {
            return new Table(List.of(), rows);
        }
        int heading = skipped(driver, rows) - 1;
        return new Table(rows.get(heading), rows.subList(heading + 1, rows.size()));
    }

    private static String decoded(byte[] file, TableDriver.Encoding encoding) {
        return switch (encoding) {
            case AUTOMATIC -> hasWideMark(file) ? new String(file, StandardCharsets.UTF_16) : CsvText.decoded(file);
            case UTF_8 -> new String(file, StandardCharsets.UTF_8);
            case UTF_16 -> new String(file, StandardCharsets.UTF_16);
            case ISO_8859_1 -> new String(file, StandardCharsets.ISO_8859_1);
            case WINDOWS_1252 -> new String(file, Charset.forName("windows-1252"));
        };
    }

    private static boolean hasWideMark(byte[] file) {
        return file.length > 1
                && ((file[0] == (byte) 0xFE && file[1] == (byte) 0xFF)
                        || (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE));
    }

    /** Instruments that print into a file leave STX, ETX and the like; PostgreSQL keeps no NUL. */
    private static String withoutControls(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    }

    private static List<List<String>> fixed(String text, List<Cut> cuts) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_ROWS + 1L)
                .map(line -> cuts.stream().map(cut -> cut.of(line)).toList())
                .toList();
    }

    private static void checkSize(List<List<String>> rows) {
        if (rows.size() > MOST_ROWS) {
            throw new UnacceptableMessage("The file has more than " + MOST_ROWS + " rows");
        }
        for (List<String> row : rows) {
            if (row.size() > MOST_COLUMNS) {
                throw new UnacceptableMessage(
                        "A row has more than " + MOST_COLUMNS + " columns: is the separator right?");
            }
        }
    }

    /** How many rows stand above the results. */
    private static int skipped(TableDriver driver, List<List<String>> rows) {
        String heading = driver.heading();
        if (heading.isEmpty()) {
            return 0;
        }
        if (heading.matches("\\d{1,4}")) {
            int number = Integer.parseInt(heading);
            if (number > rows.size()) {
                throw new UnacceptableMessage(
                        "The file has only " + rows.size() + " rows; the names should stand in row " + number);
            }
            return number;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getFirst().strip().equalsIgnoreCase(heading)) {
                return i + 1;
            }
        }
        throw new UnacceptableMessage("No row begins with '" + heading + "', where the columns' names should stand");
    }

    /** Finds columns by what a driver calls them. */
    public final class Columns {

        private final Map<String, Integer> places = new HashMap<>();

        Columns() {
            for (int i = 0; i < names.size(); i++) {
                places.putIfAbsent(names.get(i).strip().toLowerCase(java.util.Locale.ROOT), i);
            }
        }

        /**
         * The places of the columns that a reference names.
         *
         * @throws UnacceptableMessage if one isn't there
         */
        List<Integer> of(String reference) {
            List<Integer> found = new ArrayList<>();
            if (reference.isEmpty()) {
                return found;
            }
            for (String part : reference.split(java.util.regex.Pattern.quote(JOIN), -1)) {
                found.add(place(part.strip()));
            }
            return found;
        }

        private int place(String name) {
            Integer place = places.get(name.toLowerCase(java.util.Locale.ROOT));
            if (place != null) {
                return place;
            } else if (name.matches("#[1-9]\\d{0,3}")) {
                return Integer.parseInt(name.substring(1)) - 1;
            }
            throw new UnacceptableMessage("There is no column '" + name + "'. The file has: "
                    + String.join(", ", names.stream().limit(40).toList()));
        }
    }

    Columns columns() {
        return new Columns();
    }

    /** What stands in some columns of a row, side by side. */
    static String text(List<String> row, List<Integer> places) {
        StringBuilder text = new StringBuilder();
        for (int place : places) {
            String cell = place < row.size() ? row.get(place).strip() : "";
            text.append(text.isEmpty() || cell.isEmpty() ? "" : " ").append(cell);
        }
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text.toString();
    }
}
