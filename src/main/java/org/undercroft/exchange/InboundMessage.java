package org.undercroft.exchange;

import ca.uhn.hl7v2.model.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.wire.lis1a.Lis2Message;

/** A stored message on its way to its handler. It is parsed when somebody asks, once. */
public interface InboundMessage {

    /** Its number in the inbox. */
    MessageId id();

    /** In which notation it is written. */
    Format format();

    /**
     * What it is: for HL7 v2 the message code and trigger event, {@code "ADT^A01"}; for LIS2-A2 {@code "LIS2^QUERY"} if
     * it holds a {@code Q} record, else {@code "LIS2^RESULT"}.
     */
    String type();

    /** Who sent it: MSH-4 and MSH-3 as {@code "facility|application"}, or H.5 of LIS2-A2. */
    String sender();

    /** The name of the channel it came through. */
    String channel();

    /** The sender's own number for it: MSH-10 or H.3; null if it gave none. */
    @Nullable
    String controlId();

    /** When it was stored. */
    Instant receivedAt();

    /** The message without its framing, as it was received. */
    byte[] content();

    /**
     * The message as HAPI's HL7 v2.5.1 structures, whatever version it says it has; segments that the structure does not
     * know are kept.
     *
     * @throws UnacceptableMessage if it is not HL7 v2 or cannot be parsed
     */
    Message hl7();

    /**
     * The message as LIS2-A2 records.
     *
     * @throws UnacceptableMessage if it is not LIS2-A2 or cannot be read
     */
    Lis2Message lis2();
}
