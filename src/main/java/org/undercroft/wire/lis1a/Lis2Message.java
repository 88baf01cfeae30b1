package org.undercroft.wire.lis1a;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LIS2-A2 (E1394) message: its records, read with the delimiters its own header declares.
 *
 * @param delimiters from the header
 * @param charset in which the bytes were read
 * @param records from the header on, in order; blank lines are left out
 */
public record Lis2Message(Delimiters delimiters, Charset charset, List<Lis2Record> records) {

    public Lis2Message {
        records = List.copyOf(records);
    }

    /**
     * Reads one message, in UTF-8 if the bytes are valid UTF-8, else in Windows-1252.
     *
     * @throws Lis2ParseException if there is no header, or more than one
     */
    public static Lis2Message parse(byte[] text) throws Lis2ParseException {
        return only(parseAll(text));
    }

    /**
     * Reads one message in a given character set.
     *
     * @throws Lis2ParseException if there is no header, or more than one
     */
    public static Lis2Message parse(byte[] text, Charset charset) throws Lis2ParseException {
        return only(messages(new String(text, charset), charset));
    }

    /**
     * Reads all messages of a text, each from its header on.
     *
     * @throws Lis2ParseException if the text does not begin with a header
     */
    public static List<Lis2Message> parseAll(byte[] text) throws Lis2ParseException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            String decoded = decoded(text, charset);
            if (decoded != null) {
                return messages(decoded, charset);
            }
        }
        return messages(new String(text, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String decoded(byte[] text, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Lis2Message only(List<Lis2Message> messages) throws Lis2ParseException {
        if (messages.size() > 1) {
            throw new Lis2ParseException(
                    Lis2ParseException.Cause.SEVERAL_MESSAGES,
                    "There are " + messages.size() + " headers where one message was expected");
        }
        return messages.getFirst();
    }

    private static List<Lis2Message> messages(String text, Charset charset) throws Lis2ParseException {
        List<Lis2Message> messages = new ArrayList<>();
        List<Lis2Record> records = new ArrayList<>();
        Delimiters delimiters = null;
        for (String line : text.split("[\r\n]+", -1)) {
            if (line.isBlank()) {
                continue;
            }
            boolean header = line.charAt(0) == 'H';
            if (header && delimiters != null) {
                messages.add(new Lis2Message(delimiters, charset, records));
                records.clear();
            }
            delimiters = header ? Delimiters.of(line) : delimiters;
            if (delimiters == null) {
                throw new Lis2ParseException(
                        Lis2ParseException.Cause.NO_HEADER,
                        "The first record begins with \"" + line.charAt(0) + "\", not with H");
            }
            records.add(Lis2Record.of(line, delimiters));
        }
        if (delimiters == null) {
            throw new Lis2ParseException(Lis2ParseException.Cause.EMPTY, "The message is empty");
        }
        messages.add(new Lis2Message(delimiters, charset, records));
        return messages;
    }

    /** The header record. */
    public Lis2Record header() {
        return records.getFirst();
    }

    /** All records of one type, in order. */
    public List<Lis2Record> records(char type) {
        return records.stream().filter(record -> record.type() == type).toList();
    }

    /** The records as a tree; its roots are the header, with all that belongs to it, and the terminator. */
    public List<Lis2Node> tree() {
        return Lis2Tree.of(records);
    }

    /** Whether the message ends with a terminator (L), so that none of it is missing. */
    public boolean isTerminated() {
        return records.getLast().type() == 'L';
    }
}
