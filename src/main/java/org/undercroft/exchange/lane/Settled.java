package org.undercroft.exchange.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.answer.Answer;

/** What became of a message that was brought to its handler. */
sealed interface Settled {

    /** Its number. */
    MessageId id();

    /** When a handler had it parsed; null if none had. */
    @Nullable
    Instant parsedAt();

    /** What its sender is told, if it asked to be told what became of it. */
    default Answer answer() {
        return switch (this) {
            case Done _ -> Answer.STORED;
            case Died died ->
                new Answer(died.handler() == null ? Answer.Verdict.REJECTED : Answer.Verdict.ERROR, died.reason());
        };
    }

    /** Its handler did its work. */
    record Done(MessageId id, @Nullable Instant parsedAt, String handler, Handled handled) implements Settled {}

    /** Its handler can't do its work with it. */
    record Died(
            MessageId id,
            @Nullable Instant parsedAt,
            @Nullable String handler,
            String reason) implements Settled {}
}
