package org.undercroft.rehearsal.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** An HL7 v2.5.1 message while it is written. Fields may hold components parted by {@code ^}; values are escaped. */
final class Hl7Text {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSZ").withZone(ZoneId.systemDefault());

    private final StringBuilder text = new StringBuilder();

    /** Begins with MSH; the sender is {@code "facility|application"}. */
    static Hl7Text begin(String application, String facility, String type, String controlId, Instant now) {
        Hl7Text message = new Hl7Text();
        message.text.append("MSH|^~\\&|" + application + "|" + facility + "|UNDERCROFT|HOSPITAL|" + time(now) + "||"
                + type + "|" + controlId + "|P|2.5.1||||||UNICODE UTF-8\r");
        return message;
    }

    /** Adds a segment; fields count from 1. */
    Hl7Text segment(String name, String... fields) {
        int end = fields.length;
        while (end > 0 && fields[end - 1].isEmpty()) {
            end--;
        }
        text.append(name);
        Arrays.stream(fields, 0, end).forEach(field -> text.append('|').append(field));
        text.append('\r');
        return this;
    }

    /** A segment of which only a few fields are filled, given as number and content in turn. */
    Hl7Text sparse(String name, Object... numbersAndFields) {
        int longest = (Integer) numbersAndFields[numbersAndFields.length - 2];
        String[] fields = new String[longest];
        Arrays.fill(fields, "");
        for (int i = 0; i < numbersAndFields.length; i += 2) {
            fields[(Integer) numbersAndFields[i] - 1] = (String) numbersAndFields[i + 1];
        }
        return segment(name, fields);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String date(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** Escapes what would part fields or components (chapter 2.7). */
    static String escaped(String value) {
        return value.replace("\\", "\\E\\")
                .replace("|", "\\F\\")
                .replace("^", "\\S\\")
                .replace("&", "\\T\\")
                .replace("~", "\\R\\");
    }
}
