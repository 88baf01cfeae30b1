package org.undercroft.platform.page;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180) that a spreadsheet will not run: text that would start a formula there gets
 * an apostrophe before it, numbers stay as they are.
 */
public final class Csv {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");
    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private final Appendable out;

    /** Writes to {@code out}, which stays open. */
    public Csv(Appendable out) {
        this.out = out;
    }

    /**
     * Adds a row.
     *
     * @param cells its cells; null is written as an empty one
     * @throws IOException if it can't be written
     */
    public Csv row(List<? extends @Nullable Object> cells) throws IOException {
        var separator = "";
        for (var cell : cells) {
            out.append(separator).append(cell == null ? "" : quoted(harmless(cell)));
            separator = ",";
        }
        out.append("\r\n");
        return this;
    }

    private static String harmless(Object cell) {
        var text = String.valueOf(cell);
        var formula = !text.isEmpty()
                && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0
                && !(cell instanceof Number)
                && !PLAIN_NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        var plain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
