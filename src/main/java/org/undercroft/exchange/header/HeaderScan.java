package org.undercroft.exchange.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the header in a message's bytes. Tolerates what a parser would not; costs a few microseconds. */
public final class HeaderScan {

    private static final int LONGEST_HEADER = 4096;

    private HeaderScan() {}

    /** The header of an HL7 v2 message, or of a batch; empty if there is no MSH segment. */
    public static Optional<MessageHeader> hl7(byte[] content) {
        int start = segment(content, "MSH");
        if (start < 0 || start + 4 > content.length) {
            return Optional.empty();
        }
        String segment = line(content, start);
        if (segment.length() < 4) {
            return Optional.empty();
        }
        Msh msh = msh(segment);
        return Optional.of(new MessageHeader(hl7Type(msh), hl7Sender(msh), emptyToNull(msh.controlId()), msh));
    }

    /** The header of a LIS2-A2 message; empty if there is no H record. */
    public static Optional<MessageHeader> lis2(byte[] content) {
        int start = firstText(content);
        if (start + 4 >= content.length || content[start] != 'H' || Character.isLetterOrDigit(content[start + 1])) {
            return Optional.empty();
        }
        String header = line(content, start);
        if (header.length() < 2) {
            return Optional.empty();
        }
        char separator = header.charAt(1);
        String[] fields = header.split(Pattern.quote("" + separator), -1);
        String type = holdsQuery(content, separator) ? "LIS2^QUERY" : "LIS2^RESULT";
        String sender = field(fields, 4);
        return Optional.of(new MessageHeader(
                type, sender.isEmpty() ? MessageHeader.UNKNOWN : sender, emptyToNull(field(fields, 2)), null));
    }

    private static Msh msh(String segment) {
        char separator = segment.charAt(3);
        String[] fields = segment.split(Pattern.quote("" + separator), -1);
        return new Msh(
                separator,
                field(fields, 1),
                field(fields, 2),
                field(fields, 3),
                field(fields, 4),
                field(fields, 5),
                field(fields, 8),
                field(fields, 9),
                field(fields, 10),
                field(fields, 11),
                field(fields, 14),
                field(fields, 15),
                field(fields, 17));
    }

    private static String hl7Type(Msh msh) {
        String code = msh.component(msh.type(), 1);
        String event = msh.component(msh.type(), 2);
        if (code.isEmpty()) {
            return MessageHeader.UNKNOWN;
        }
        return event.isEmpty() ? code : code + "^" + event;
    }

    private static String hl7Sender(Msh msh) {
        String facility = name(msh, msh.facility());
        String application = name(msh, msh.application());
        return facility.isEmpty() && application.isEmpty() ? MessageHeader.UNKNOWN : facility + "|" + application;
    }

    private static String name(Msh msh, String field) {
        String namespace = msh.component(field, 1);
        return namespace.isEmpty() ? msh.component(field, 2) : namespace;
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index].strip() : "";
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static boolean holdsQuery(byte[] content, char separator) {
        for (int i = 1; i + 1 < content.length; i++) {
            boolean atRecord = content[i - 1] == '\r' || content[i - 1] == '\n';
            if (atRecord && content[i] == 'Q' && content[i + 1] == separator) {
                return true;
            }
        }
        return false;
    }

    /** Where a segment begins: at the start of the content or of any line. */
    private static int segment(byte[] content, String name) {
        for (int i = 0; i + name.length() < content.length; i++) {
            boolean atLine = i == 0 || content[i - 1] == '\r' || content[i - 1] == '\n' || i == firstText(content);
            if (atLine && startsWith(content, i, name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] content, int at, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (content[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Past blanks, line ends and a byte order mark. */
    private static int firstText(byte[] content) {
        int i = 0;
        while (i < content.length && (content[i] <= ' ')) {
            i++;
        }
        return i;
    }

    private static String line(byte[] content, int start) {
        int end = start;
        int limit = Math.min(content.length, start + LONGEST_HEADER);
        while (end < limit && content[end] != '\r' && content[end] != '\n') {
            end++;
        }
        return text(content, start, end - start);
    }

    private static String text(byte[] content, int start, int length) {
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(content, start, length))
                    .toString();
            // PostgreSQL keeps no NUL in text; the bytes themselves are kept whole.
            return text.replace('\0', '?');
        } catch (CharacterCodingException notUtf8) {
            return new String(content, start, length, ISO_8859_1).replace('\0', '?');
        }
    }
}
