package org.undercroft.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a table column. Whether it can be sorted or filtered is decided by the {@link Listing}: a column whose
 * key is a sort key has a sort link, one whose key is a filter key has a filter.
 *
 * @param key its name in the query
 * @param label its heading
 * @param kind how its cells stand
 * @param choices what its filter offers; empty means free text
 */
public record Column(String key, String label, Kind kind, List<Option> choices) {

    /** How the cells of a column stand. Give cells the same class: {@code <td class="number">}. */
    public enum Kind {
        /** Left. */
        TEXT,
        /** Right, in tabular numerals. */
        NUMBER;

        /** The class of the heading. */
        public @Nullable String style() {
            return this == NUMBER ? "number" : null;
        }
    }

    public Column {
        choices = List.copyOf(choices);
    }

    /** A column of words. */
    public static Column text(String key, String label) {
        return new Column(key, label, Kind.TEXT, List.of());
    }

    /** A column of values. */
    public static Column number(String key, String label) {
        return new Column(key, label, Kind.NUMBER, List.of());
    }

    /** A column of words of which each is one of a few, so that its filter is a list. */
    public static Column choice(String key, String label, List<Option> choices) {
        return new Column(key, label, Kind.TEXT, choices);
    }
}
