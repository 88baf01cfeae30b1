package org.undercroft.lab.workbench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Analyzer;

/**
 * A driver being worked on.
 *
 * @param basedOn the version it began from
 * @param content the analyzer with the driver, codes and signs as drafted
 * @param messageNumber the inbox's number of the message it is tried on; null if that was pasted, or there is none
 * @param message a pasted message; null if there is none
 * @param changedAt when it was changed last; null if nobody has changed anything yet
 * @param changedBy who did; empty if nobody
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Draft(
        int basedOn,
        Analyzer content,
        @Nullable Long messageNumber,
        byte @Nullable [] message,
        @Nullable Instant changedAt,
        String changedBy) {

    /** What stands in force, untouched. */
    static Draft of(Analyzer inForce) {
        return new Draft(inForce.version(), inForce, null, null, null, "");
    }

    Draft with(Analyzer other) {
        return new Draft(basedOn, other, messageNumber, message, changedAt, changedBy);
    }

    Draft on(@Nullable Long number, byte @Nullable [] pasted) {
        return new Draft(basedOn, content, number, pasted, changedAt, changedBy);
    }
}
