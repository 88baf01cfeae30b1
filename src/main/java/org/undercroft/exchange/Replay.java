package org.undercroft.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings stored messages to their handlers once more, after a mend. Each is handled in its sender's order as before. */
public interface Replay {

    /**
     * Replays these messages. Bytes that were never a message, questions, and messages that wait anyway are left out.
     *
     * @return how many are replayed
     */
    int of(List<MessageId> messages);

    /** Replays the messages that a selection holds; gives their number. */
    int of(Selection selection);

    /**
     * Which messages.
     *
     * @param state RECEIVED, HANDLED, DEAD or RESOLVED; null for dead ones
     * @param sender exactly this sender; null for all
     * @param type exactly this type; null for all
     * @param since received at or after this time; null for all
     * @param until received before this time; null for all
     */
    record Selection(
            @Nullable String state,
            @Nullable String sender,
            @Nullable String type,
            @Nullable Instant since,
            @Nullable Instant until) {}
}
