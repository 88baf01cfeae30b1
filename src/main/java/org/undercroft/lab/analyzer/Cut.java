package org.undercroft.lab.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a file with fixed columns.
 *
 * @param name what it is called
 * @param from its first character, counted from 1
 * @param to its last character
 */
record Cut(String name, int from, int to) {

    private static final Pattern FORM = Pattern.compile("(.{1,60}?)\\s+(\\d{1,4})-(\\d{1,4})");
    private static final int MOST = 200;

    /** Reads {@code "ID 1-9; NA 46-54"}. */
    static List<Cut> all(String text) {
        List<Cut> cuts = new ArrayList<>();
        for (String part : text.split(";", MOST)) {
            Matcher form = FORM.matcher(part.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is no column: write its name and place, ID 1-9");
            }
            Cut cut = new Cut(form.group(1), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            if (cut.from() < 1 || cut.to() < cut.from()) {
                throw new IllegalArgumentException("Column " + cut.name() + " ends before it begins");
            }
            cuts.add(cut);
        }
        return cuts;
    }

    /** What stands there; empty if the line is shorter. */
    String of(String line) {
        return from > line.length()
                ? ""
                : line.substring(from - 1, Math.min(to, line.length())).strip();
    }
}
