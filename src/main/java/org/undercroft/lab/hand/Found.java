package org.undercroft.lab.hand;

import java.util.List;

/**
 * Something a person found.
 *
 * @param test our test code
 * @param value in the test's unit
 * @param comments what the report says with it
 */
public record Found(String test, String value, List<String> comments) {

    public Found {
        comments = List.copyOf(comments);
    }

    /** A value without comment. */
    public static Found of(String test, String value) {
        return new Found(test, value, List.of());
    }
}
