package org.undercroft.exchange.browser;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractSegment;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.lane.Hl7Parsing;

/** Takes a message apart for reading: by its lines and separators alone, so that also a broken one can be read. */
final class MessageTree {

    private static final ModelClassFactory MODEL = new DefaultModelClassFactory();
    private static final Map<String, List<String>> NAMES = new ConcurrentHashMap<>();
    private static final int MOST_SEGMENTS = 2000;

    private MessageTree() {}

    static List<SegmentView> of(Format format, byte[] content) {
        if (format == Format.TABLE || format == Format.POCT1A) {
            return List.of(); // rows mean nothing without their handler's description; the content shows them
        }
        String text = Hl7Parsing.text(content);
        List<SegmentView> segments = new ArrayList<>();
        char separator = separator(format, text);
        for (String line : text.split("[\r\n]+", -1)) {
            if (!line.isBlank() && segments.size() < MOST_SEGMENTS) {
                segments.add(segment(format, line, separator));
            }
        }
        return segments;
    }

    private static char separator(Format format, String text) {
        int place = switch (format) {
            case HL7V2 -> 3;
            case LIS2A2, TABLE, POCT1A -> 1;
        };
        return text.length() > place ? text.charAt(place) : '|';
    }

    private static SegmentView segment(Format format, String line, char separator) {
        String[] parts = line.split(Pattern.quote("" + separator), -1);
        String name = parts[0].strip();
        // MSH-1 is the separator itself; LIS2-A2 counts the record's type as its first field.
        int shift = format == Format.LIS2A2 || name.equals("MSH") ? 1 : 0;
        List<String> names = format == Format.HL7V2 ? names(name) : List.of();
        List<SegmentView.Field> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int number = i + shift;
            if (!parts[i].isBlank()) {
                String called = number <= names.size() ? names.get(number - 1) : "";
                String place = name + (format == Format.HL7V2 ? "-" : ".") + number;
                fields.add(new SegmentView.Field(place, called, Visible.of(parts[i])));
            }
        }
        return new SegmentView(name, fields);
    }

    private static List<String> names(String segment) {
        return segment.matches("[A-Z][A-Z0-9]{2}") ? NAMES.computeIfAbsent(segment, MessageTree::known) : List.of();
    }

    private static List<String> known(String segment) {
        try {
            Class<? extends Segment> type = MODEL.getSegmentClass(segment, "2.5.1");
            if (type == null) {
                return List.of();
            }
            Segment made =
                    type.getConstructor(Group.class, ModelClassFactory.class).newInstance(new ACK(), MODEL);
            return made instanceof AbstractSegment named ? List.of(named.getNames()) : List.of();
        } catch (HL7Exception | ReflectiveOperationException unknown) {
            return List.of();
        }
    }
}
