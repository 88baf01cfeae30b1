package org.undercroft.wire.lis1a;

import java.util.ArrayList;
import java.util.List;

/**
 * One field of a record, or one repetition of it.
 *
 * @param raw its characters as they came, escape sequences included
 * @param delimiters of the message it stands in
 */
public record Lis2Field(String raw, Delimiters delimiters) {

    /** Whether nothing stands there: "no change" to what the receiver knows (LIS02-A2 clause 6.6.7). */
    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /** Whether it is {@code ""}: "delete what you know" (LIS02-A2 clause 6.6.7). */
    public boolean isDelete() {
        return raw.equals("\"\"");
    }

    /** The characters with escape sequences resolved. */
    public String text() {
        return Lis2Escapes.resolve(raw, delimiters);
    }

    /** The text without the blanks instruments pad it with. */
    public String trimmed() {
        return text().strip();
    }

    /** The repetitions; one when the field does not repeat. */
    public List<Lis2Field> repeats() {
        return split(raw, delimiters.repeat()).stream()
                .map(part -> new Lis2Field(part, delimiters))
                .toList();
    }

    /** The components of the first repetition, escape sequences resolved. */
    public List<String> components() {
        String first = split(raw, delimiters.repeat()).getFirst();
        return split(first, delimiters.component()).stream()
                .map(part -> Lis2Escapes.resolve(part, delimiters))
                .toList();
    }

    /**
     * One component of the first repetition, escape sequences resolved.
     *
     * @param number counted from 1
     * @return empty if there are fewer
     */
    public String component(int number) {
        List<String> all = components();
        return number >= 1 && number <= all.size() ? all.get(number - 1) : "";
    }

    /** All parts between separators, empty ones too: always at least one. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = text.indexOf(separator);
        while (at >= 0) {
            parts.add(text.substring(from, at));
            from = at + 1;
            at = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    @Override
    public String toString() {
        return raw;
    }
}
