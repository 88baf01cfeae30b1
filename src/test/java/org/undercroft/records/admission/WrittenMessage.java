package org.undercroft.records.admission;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.wire.lis1a.Lis2Message;

/**
 * A message as the exchange would hand it over.
 *
 * @param type code and trigger
 * @param text segments ended by CR
 */
record WrittenMessage(String type, String text) implements InboundMessage {

    private static final HapiContext HAPI = new DefaultHapiContext(
            new ParserConfiguration(),
            ValidationContextFactory.noValidation(),
            new CanonicalModelClassFactory("2.5.1"));

    /** Reads the type from MSH-9. */
    static WrittenMessage of(String text) {
        String cr = text.replace("\r\n", "\r").replace('\n', '\r');
        String[] header = cr.substring(0, Math.max(0, cr.indexOf('\r'))).split("\\|", -1);
        String[] type = header.length > 8 ? header[8].split("\\^", -1) : new String[] {"", ""};
        return new WrittenMessage(type.length > 1 ? type[0] + "^" + type[1] : type[0], cr);
    }

    @Override
    public MessageId id() {
        return new MessageId(1);
    }

    @Override
    public Format format() {
        return Format.HL7V2;
    }

    @Override
    public String sender() {
        return "TEST|TEST";
    }

    @Override
    public String channel() {
        return "hl7";
    }

    @Override
    public @Nullable String controlId() {
        return null;
    }

    @Override
    public Instant receivedAt() {
        return Instant.now();
    }

    @Override
    public byte[] content() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Message hl7() {
        try {
            return HAPI.getPipeParser().parse(text);
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Lis2Message lis2() {
        throw new UnacceptableMessage("This is HL7 v2");
    }
}
