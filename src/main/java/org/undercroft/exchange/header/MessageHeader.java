package org.undercroft.exchange.header;

import org.jspecify.annotations.Nullable;

/**
 * What a message says of itself in its first record.
 *
 * @param type {@code "ADT^A01"}, {@code "LIS2^RESULT"}, …; {@link #UNKNOWN} if it does not say
 * @param sender who sent it, as {@link org.undercroft.exchange.InboundMessage#sender()} defines it
 * @param controlId the sender's number for it; null if it gave none
 * @param hl7 the parts an acknowledgment needs; null if it is not HL7 v2
 */
public record MessageHeader(
        String type,
        String sender,
        @Nullable String controlId,
        @Nullable Msh hl7) {

    /** The type or sender of what does not name it. */
    public static final String UNKNOWN = "?";
}
