package org.undercroft.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages of the inbox, for whoever must look at one again. */
public interface StoredMessages {

    /** A message with its content; that it was read is written into the audit trail. Empty if it is gone or pruned. */
    Optional<InboundMessage> read(MessageId id);

    /**
     * The latest messages of some senders, the newest first, without content.
     *
     * @param senders a pattern, {@code *} for any characters and {@code ?} for one
     * @param most how many at most
     */
    List<Heading> latest(String senders, int most);

    /** A message of bytes that came through no door, such as pasted ones: it has no number, and nothing keeps it. */
    InboundMessage unkept(Format format, byte[] content);

    /**
     * What a message says of itself.
     *
     * @param id its number
     * @param type what it is
     * @param sender who sent it
     * @param receivedAt when it was stored
     * @param state RECEIVED, HANDLED, ANSWERED, DEAD or RESOLVED
     */
    record Heading(MessageId id, String type, String sender, Instant receivedAt, String state) {}
}
