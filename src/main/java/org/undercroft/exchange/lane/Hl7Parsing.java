package org.undercroft.exchange.lane;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.header.Msh;

/**
 * Reads HL7 v2 messages, pipes only, into the v2.5.1 structures whatever version they claim. Nothing is validated: what
 * a handler needs it asks for, and the rest must not stop it.
 */
public final class Hl7Parsing {

    private static final PipeParser PARSER = parser();

    private Hl7Parsing() {}

    /**
     * Parses a message.
     *
     * @throws UnacceptableMessage if it is none
     */
    public static Message parse(byte[] content) {
        String text = text(content);
        try {
            return PARSER.parse(text);
        } catch (HL7Exception e) {
            throw new UnacceptableMessage("The message can't be parsed as HL7 v2: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // The parser's edge: on hostile input it fails in ways it does not declare.
            throw new UnacceptableMessage("The message breaks the HL7 v2 parser: " + e, e);
        }
    }

    /** The message as text with segments ended by CR, from its MSH segment on. */
    public static String text(byte[] content) {
        String text = new String(content, charset(content));
        String lines = text.replace("\r\n", "\r").replace('\n', '\r');
        int start = lines.startsWith("MSH") ? 0 : lines.indexOf("MSH");
        return start > 0 && lines.substring(0, start).isBlank() ? lines.substring(start) : lines;
    }

    /**
     * The character set of a message: as MSH-18 says (HL7 table 0211) where that can be, else UTF-8 if the bytes are
     * that, else ISO 8859-1, in which every byte is a character.
     */
    public static Charset charset(byte[] content) {
        String declared = HeaderScan.hl7(content)
                .map(MessageHeader::hl7)
                .map(Msh::charset)
                .orElse("");
        int repetition = declared.indexOf('~');
        String first = (repetition < 0 ? declared : declared.substring(0, repetition)).toUpperCase(Locale.ROOT);
        if (first.startsWith("8859/")) {
            return supported("ISO-8859-" + first.substring("8859/".length()), content);
        }
        return switch (first) {
            case "ISO IR87", "ISO IR159" -> supported("ISO-2022-JP", content);
            case "GB 18030-2000" -> supported("GB18030", content);
            case "KS X 1001" -> supported("EUC-KR", content);
            case "BIG-5" -> supported("Big5", content);
            default -> guessed(content);
        };
    }

    private static Charset supported(String name, byte[] content) {
        return Charset.isSupported(name) ? Charset.forName(name) : guessed(content);
    }

    private static Charset guessed(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    @SuppressWarnings("resource") // holds no resource: neither its connections nor its threads are ever used
    private static PipeParser parser() {
        DefaultHapiContext context = new DefaultHapiContext();
        context.setModelClassFactory(new CanonicalModelClassFactory("2.5.1"));
        context.setValidationContext(ValidationContextFactory.noValidation());
        context.getParserConfiguration().setValidating(false);
        context.getParserConfiguration().setAllowUnknownVersions(true);
        context.getParserConfiguration().setDefaultObx2Type("ST");
        context.getParserConfiguration().setInvalidObx2Type("ST");
        return context.getPipeParser();
    }
}
