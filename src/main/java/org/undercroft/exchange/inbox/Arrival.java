package org.undercroft.exchange.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.header.MessageHeader;

/**
 * Something that came through a door, before it is stored.
 *
 * @param kind what it is
 * @param channel the name of the channel; empty if none admits it
 * @param door the door's name
 * @param peer the address and port it came from
 * @param format the notation of the door
 * @param header what it says of itself
 * @param receivedAt when its last byte came
 * @param content the message without framing; of what was never framed, all bytes
 * @param wire all bytes as they came, where the framing is more than an envelope; null otherwise
 * @param refusal why nobody will handle it; null if somebody will
 * @param answer what the sender is told once it is stored
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
public record Arrival(
        Kind kind,
        String channel,
        String door,
        String peer,
        Format format,
        MessageHeader header,
        Instant receivedAt,
        byte[] content,
        byte @Nullable [] wire,
        @Nullable String refusal,
        Answer answer) {

    /** What can come through a door. */
    public enum Kind {
        /** A message for a handler. */
        MESSAGE,
        /** A question whose asker waits on the line. */
        QUESTION,
        /** Bytes that are no message. */
        UNFRAMED
    }

    /** Whether a repetition can be recognised. A question asked again wants the answer of that moment. */
    boolean isIdentified() {
        return kind == Kind.MESSAGE && header.controlId() != null;
    }
}
