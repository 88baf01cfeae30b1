package org.undercroft.exchange.lane;

import ca.uhn.hl7v2.model.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

/** A message out of the inbox. Not for several threads at once. */
public final class StoredMessage implements InboundMessage {

    private final Envelope envelope;
    private final byte[] content;
    private @Nullable Message parsed;
    private @Nullable Lis2Message records;
    private @Nullable Instant parsedAt;

    /** Puts a message back together. */
    public StoredMessage(Envelope envelope, byte[] content) {
        this.envelope = envelope;
        this.content = content;
    }

    /** A message of bytes that came through no door. */
    public static StoredMessage unkept(Format format, byte[] content) {
        return new StoredMessage(
                new Envelope(new MessageId(0), format, "?", "?", "", null, Instant.EPOCH, ""), content);
    }

    @Override
    public MessageId id() {
        return envelope.id();
    }

    @Override
    public Format format() {
        return envelope.format();
    }

    @Override
    public String type() {
        return envelope.type();
    }

    @Override
    public String sender() {
        return envelope.sender();
    }

    @Override
    public String channel() {
        return envelope.channel();
    }

    @Override
    public @Nullable String controlId() {
        return envelope.controlId();
    }

    @Override
    public Instant receivedAt() {
        return envelope.receivedAt();
    }

    @Override
    public byte[] content() {
        return content;
    }

    @Override
    public Message hl7() {
        if (format() != Format.HL7V2) {
            throw new UnacceptableMessage("Message " + id().value() + " is " + format() + ", not HL7 v2");
        }
        Message known = parsed;
        if (known == null) {
            known = Hl7Parsing.parse(content);
            parsed = known;
            parsedAt = Instant.now();
        }
        return known;
    }

    @Override
    public Lis2Message lis2() {
        if (format() != Format.LIS2A2) {
            throw new UnacceptableMessage("Message " + id().value() + " is " + format() + ", not LIS2-A2");
        }
        Lis2Message known = records;
        if (known == null) {
            known = read();
            records = known;
            parsedAt = Instant.now();
        }
        return known;
    }

    private Lis2Message read() {
        try {
            return Lis2Message.parse(content);
        } catch (Lis2ParseException e) {
            throw new UnacceptableMessage("The message can't be read as LIS2-A2: " + e.getMessage(), e);
        }
    }

    /** The address it came from. */
    public String peer() {
        return envelope.peer();
    }

    /** When a handler first had it parsed; null if none had. */
    @Nullable
    Instant parsedAt() {
        return parsedAt;
    }

    /**
     * What is known of a message without reading it.
     *
     * @param id its number
     * @param format its notation
     * @param type its type
     * @param sender who sent it
     * @param channel the channel it came through
     * @param controlId the sender's number for it
     * @param receivedAt when it came
     * @param peer the address it came from
     */
    public record Envelope(
            MessageId id,
            Format format,
            String type,
            String sender,
            String channel,
            @Nullable String controlId,
            Instant receivedAt,
            String peer) {}
}
