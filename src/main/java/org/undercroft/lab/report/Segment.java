package org.undercroft.lab.report;

import java.util.Map;
import java.util.TreeMap;

/** One HL7 v2 segment being written, field by field; what is not set stays empty. */
public final class Segment {

    private final String name;
    private final Map<Integer, String> fields = new TreeMap<>();

    private Segment(String name) {
        this.name = name;
    }

    /** A segment without fields. */
    public static Segment of(String name) {
        return new Segment(name);
    }

    /** Sets a field to components, each escaped; empty ones at the end are left out. */
    public Segment set(int field, String... components) {
        return raw(field, joined('^', components));
    }

    /** Sets a field to text that is written already, separators included. */
    public Segment raw(int field, String text) {
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
        return this;
    }

    /** Components of a component, escaped: a hierarchic designator within an identifier. */
    public static String parts(String... parts) {
        return joined('&', parts);
    }

    private static String joined(char separator, String... parts) {
        int last = parts.length;
        while (last > 0 && parts[last - 1].isEmpty()) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < last; i++) {
            text.append(i == 0 ? "" : separator).append(Hl7Text.escape(parts[i]));
        }
        return text.toString();
    }

    /** The segment with its end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        // MSH-1 is the separator behind the name itself.
        int at = name.equals("MSH") ? 1 : 0;
        for (Map.Entry<Integer, String> field : fields.entrySet()) {
            text.repeat('|', field.getKey() - at).append(field.getValue());
            at = field.getKey();
        }
        return text.append('\r').toString();
    }
}
