package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row of a table by their column; a column that isn't there leaves what stands. */
final class Cells {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})\\s*(d|m|y|)");

    private final Map<String, String> named = new HashMap<>();

    Cells(List<String> headings, List<String> cells) {
        if (cells.size() > headings.size()) {
            throw new IllegalArgumentException(
                    "The row has " + cells.size() + " cells and the table " + headings.size() + " columns.");
        }
        for (int column = 0; column < cells.size(); column++) {
            named.put(headings.get(column), unguarded(cells.get(column).strip()));
        }
    }

    /** Our own export guards text that a spreadsheet would run by an apostrophe. */
    private static String unguarded(String cell) {
        return cell.matches("(?s)'[=+@-].*") ? cell.substring(1) : cell;
    }

    String needed(String column) {
        String text = text(column, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The column " + column + " is needed.");
        }
        return text;
    }

    String text(String column, String otherwise) {
        return named.getOrDefault(column, otherwise);
    }

    List<String> words(String column, String separator, List<String> otherwise) {
        String text = named.get(column);
        return text == null
                ? otherwise
                : Arrays.stream(text.split(separator, -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    @Nullable
    BigDecimal number(String column, @Nullable BigDecimal otherwise) {
        String text = named.get(column);
        if (text == null) {
            return otherwise;
        } else if (text.isEmpty()) {
            return null;
        } else if (!text.matches("[+-]?\\d{1,12}([.,]\\d{1,9})?")) {
            throw new IllegalArgumentException("'" + text + "' in the column " + column + " is no number.");
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    @Nullable
    Integer whole(String column, @Nullable Integer otherwise) {
        String text = named.get(column);
        if (text == null) {
            return otherwise;
        } else if (text.isEmpty()) {
            return null;
        } else if (!text.matches("\\d{1,7}")) {
            throw new IllegalArgumentException("'" + text + "' in the column " + column + " is no whole number.");
        }
        return Integer.valueOf(text);
    }

    /** An age in days: {@code 28}, {@code 28d}, {@code 6m} of 30 days, {@code 18y} of 365 days. */
    int age(String column, int otherwise) {
        String text = text(column, "").toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' in the column " + column + " is no age: write 28, 28d, 6m or 18y.");
        }
        int number = Integer.parseInt(age.group(1));
        int days = switch (age.group(2)) {
            case "y" -> Math.multiplyExact(number, 365);
            case "m" -> Math.multiplyExact(number, 30);
            default -> number;
        };
        return Math.min(days, ReferenceRange.ANY_AGE);
    }

    boolean yes(String column, boolean otherwise) {
        String text = text(column, "").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> otherwise;
            case "yes", "true", "1", "x" -> true;
            case "no", "false", "0" -> false;
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' in the column " + column + " is neither yes nor no.");
        };
    }

    LocalDate day(String column, LocalDate otherwise) {
        String text = text(column, "");
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' in the column " + column + " is no day: write 2026-12-31.", e);
        }
    }

    <E extends Enum<E>> E choice(String column, Class<E> type, E otherwise) {
        String text = text(column, "").toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text(column, "") + "' in the column " + column + " is none of "
                + Arrays.toString(type.getEnumConstants()) + ".");
    }
}
