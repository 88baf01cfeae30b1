package org.undercroft.exchange.batch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An FHS or BHS segment (HL7 v2.5.1 sections 2.15.2 and 2.15.6), whose fields stand in the same places.
 *
 * @param separator its first character after the name
 * @param fields its fields, the encoding characters first, each as it stands between its separators
 */
public record BatchHeader(char separator, List<String> fields) {

    private static final int ENCODING = 2;
    private static final int CONTROL_ID = 11;

    public BatchHeader {
        fields = List.copyOf(fields);
    }

    static BatchHeader read(String segment) {
        char separator = segment.charAt(3);
        String[] parts = segment.substring(4).split(Pattern.quote("" + separator), -1);
        return new BatchHeader(separator, List.of(parts));
    }

    /** Field {@code number} as the standard counts, from 2; empty where the sender gave none. */
    public String field(int number) {
        int index = number - 2;
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    /** FHS-2 or BHS-2. */
    public String encoding() {
        String given = field(ENCODING);
        return given.isEmpty() ? "^~\\&" : given;
    }

    /** FHS-11 or BHS-11: the sender's number for it; empty if it gave none. */
    public String controlId() {
        return field(CONTROL_ID);
    }
}
