package org.undercroft.lab.urinalysis;

import java.util.List;
import java.util.Map;

/**
 * A pad of the strip.
 *
 * @param test our test
 * @param label as people read it
 * @param grades what it may say, from none to most
 * @param asksFrom from which grade on the sediment is looked at; empty for never
 */
public record Pad(String test, String label, List<String> grades, String asksFrom) {

    /** Validates that the limit is one of its grades. */
    public Pad {
        grades = List.copyOf(grades);
        if (grades.isEmpty() || (!asksFrom.isEmpty() && !grades.contains(asksFrom))) {
            throw new IllegalArgumentException(label + " asks for the sediment from one of its grades, or never");
        }
    }

    /** Whether this grade asks for the sediment; a grade that the pad doesn't know does, for safety. */
    public boolean asks(String grade) {
        int found = grades.indexOf(grade);
        return !asksFrom.isEmpty() && !grade.isEmpty() && (found < 0 || found >= grades.indexOf(asksFrom));
    }

    /** What in a strip asks for the sediment, in words; nothing if nothing does. */
    public static List<String> reasons(List<Pad> pads, Map<String, String> strip) {
        return pads.stream()
                .filter(pad -> pad.asks(strip.getOrDefault(pad.test(), "")))
                .map(pad -> pad.label() + " " + strip.get(pad.test()))
                .toList();
    }
}
