package org.undercroft.exchange.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.MessageId;

/** What became of a message that was brought to its handler. */
sealed interface Settled {

    /** Its number. */
    MessageId id();

    /** When a handler had it parsed; null if none had. */
    @Nullable
    Instant parsedAt();

    /** Its handler did its work. */
    record Done(MessageId id, @Nullable Instant parsedAt, String handler, Handled handled) implements Settled {}

    /** Its handler can't do its work with it. */
    record Died(
            MessageId id,
            @Nullable Instant parsedAt,
            @Nullable String handler,
            String reason) implements Settled {}
}
