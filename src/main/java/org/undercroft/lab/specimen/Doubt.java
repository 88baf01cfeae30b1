package org.undercroft.lab.specimen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a tube that a person must settle; until then nothing of it leaves by itself.
 *
 * @param words what is doubted, and what to look at
 * @param raisedBy the sender whose message raised it
 * @param settledAt when it was settled; null while it is open
 * @param settledBecause what the person found
 */
public record Doubt(
        long id,
        Kind kind,
        String words,
        Instant raisedAt,
        String raisedBy,
        @Nullable Instant settledAt,
        String settledBy,
        String settledBecause) {

    /** What is doubted. */
    public enum Kind {
        /** Whose it is: two messages describe the patient differently. */
        IDENTITY,
        /** Its number stands on another patient's tube as well. */
        NUMBER,
        /** When it was drawn. */
        TIME
    }

    /** Whether it waits for a person. */
    public boolean isOpen() {
        return settledAt == null;
    }
}
