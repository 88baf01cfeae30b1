package org.undercroft.wire.mllp;

/** What a decoder found in the stream. Arrays belong to whoever receives the unit. */
public sealed interface MllpUnit {

    /**
     * A whole message.
     *
     * @param content the bytes between the start and the end byte, as they came
     */
    @SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
    record Message(byte[] content) implements MllpUnit {}

    /**
     * Bytes that are no message.
     *
     * @param bytes all of them, a start byte included
     * @param reason why they are none
     */
    @SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
    record Broken(byte[] bytes, Reason reason) implements MllpUnit {}

    /** Why bytes are no message. */
    enum Reason {
        /** They stood outside any envelope, before a start byte. */
        OUTSIDE_A_FRAME("bytes before a start byte (0x0B)"),
        /** A second start byte came before the end of the first message. */
        NEW_START_INSIDE("a new start byte (0x0B) before the message's end (0x1C)"),
        /** The message is longer than allowed; these are its first bytes, the rest is only counted. */
        TOO_LARGE("longer than this door takes"),
        /** The stream ended, or stood still too long, inside the message. */
        UNFINISHED("the connection ended, or stood still too long, before the message's end (0x1C)");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason for a person to read. */
        public String text() {
            return text;
        }
    }
}
