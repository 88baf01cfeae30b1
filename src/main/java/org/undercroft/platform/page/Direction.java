package org.undercroft.platform.page;

import org.jspecify.annotations.Nullable;

/** Which end of a list comes first. */
public enum Direction {
    /** Smallest, earliest or A first. */
    ASCENDING("asc"),
    /** Largest, latest or Z first. */
    DESCENDING("desc");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word for it, in SQL and in a query alike. */
    public String word() {
        return word;
    }

    Direction reversed() {
        return this == ASCENDING ? DESCENDING : ASCENDING;
    }

    static Direction read(@Nullable String text, Direction otherwise) {
        if (ASCENDING.word.equals(text)) {
            return ASCENDING;
        }
        return DESCENDING.word.equals(text) ? DESCENDING : otherwise;
    }
}
