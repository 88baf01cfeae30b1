package org.undercroft.lab.urinalysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.urinalysis.Element.Field;

/**
 * A sediment as it stands after some keystrokes.
 *
 * @param counts elements seen so far, by test
 * @param fields fields looked at so far
 */
public record Sediment(Map<String, Integer> counts, Map<Field, Integer> fields) {

    /** The keystroke that takes the last one back. */
    public static final String UNDO = "UNDO";

    /** The usual number of fields of each kind. */
    public static final int FIELDS = 10;

    public Sediment {
        counts = Map.copyOf(counts);
        fields = Map.copyOf(fields);
    }

    /**
     * Replays keystrokes, each a test, a field that is finished, or {@link #UNDO}.
     *
     * @throws IllegalArgumentException if a keystroke is none of these
     */
    public static Sediment of(List<String> strokes, List<Element> elements) {
        List<String> standing = new ArrayList<>();
        List<String> known =
                new ArrayList<>(elements.stream().map(Element::test).toList());
        for (Field field : Field.values()) {
            known.add(field.name());
        }
        for (String stroke : strokes) {
            if (stroke.equals(UNDO)) {
                if (!standing.isEmpty()) {
                    standing.removeLast();
                }
            } else if (known.contains(stroke)) {
                standing.add(stroke);
            } else {
                throw new IllegalArgumentException("'" + stroke + "' is nothing that is counted");
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        standing.forEach(stroke -> counts.merge(stroke, 1, Integer::sum));
        Map<Field, Integer> fields = new HashMap<>();
        for (Field field : Field.values()) {
            Integer seen = counts.remove(field.name());
            fields.put(field, seen == null ? 0 : seen);
        }
        return new Sediment(counts, fields);
    }

    /** How many of an element were seen. */
    public int count(String test) {
        return counts.getOrDefault(test, 0);
    }

    /** How many fields of a kind were finished. */
    public int fields(Field field) {
        return fields.getOrDefault(field, 0);
    }

    /** Whether anything was looked at. */
    public boolean isBegun() {
        return !counts.isEmpty() || fields.values().stream().anyMatch(seen -> seen > 0);
    }

    /** The mean number in a field, to two decimals; zero before the first field is finished. */
    public BigDecimal mean(Element element) {
        int seen = fields(element.field());
        return seen == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(count(element.test()))
                        .divide(BigDecimal.valueOf(seen), 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** Which fields are still to be looked at, in words; nothing if the usual number was. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Field field : Field.values()) {
            if (fields(field) < FIELDS) {
                missing.add(fields(field) + " of " + FIELDS + " "
                        + field.label().toLowerCase(java.util.Locale.ROOT) + "s were looked at.");
            }
        }
        return missing;
    }
}
