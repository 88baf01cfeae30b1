package org.undercroft.lab;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;

/** A message as the exchange would hand it over. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArrivedMessage(
        MessageId id, Format format, String type, String sender, Instant receivedAt, byte[] content)
        implements InboundMessage {

    private static final AtomicLong numbers = new AtomicLong(1_000_000);

    static ArrivedMessage lis2(String sender, String... records) {
        return lis2(sender, (String.join("\r", records) + "\r").getBytes(StandardCharsets.UTF_8));
    }

    static ArrivedMessage lis2(String sender, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String type = text.contains("\rQ|") ? "LIS2^QUERY" : "LIS2^RESULT";
        return new ArrivedMessage(next(), Format.LIS2A2, type, sender, Instant.now(), content);
    }

    static ArrivedMessage hl7(String type, String sender, String... segments) {
        byte[] content = (String.join("\r", segments) + "\r").getBytes(StandardCharsets.UTF_8);
        return new ArrivedMessage(next(), Format.HL7V2, type, sender, Instant.now(), content);
    }

    /** Rows of a file that an instrument wrote into its folder. */
    static ArrivedMessage table(String folder, String content) {
        return new ArrivedMessage(
                next(),
                Format.TABLE,
                "FILE^RESULT",
                "FILE|" + folder,
                Instant.now(),
                content.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageId next() {
        return new MessageId(numbers.incrementAndGet());
    }

    @Override
    public String channel() {
        return "test";
    }

    @Override
    public @Nullable String controlId() {
        return "C" + id.value();
    }

    @Override
    public Message hl7() {
        HapiContext context = new DefaultHapiContext(
                new ca.uhn.hl7v2.parser.ParserConfiguration(),
                ValidationContextFactory.noValidation(),
                new CanonicalModelClassFactory("2.5.1"));
        try {
            return context.getPipeParser().parse(new String(content, StandardCharsets.UTF_8));
        } catch (HL7Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public org.undercroft.wire.lis1a.Lis2Message lis2() {
        throw new IllegalStateException("Read from the content where it is needed");
    }
}
