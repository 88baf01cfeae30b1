package org.undercroft.lab.analyzer;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.exchange.UnacceptableMessage;

/** The segments of an HL7 v2 message in their order, so that a sender's own grouping doesn't matter. */
public final class Hl7Segments {

    /** Written for "there is none" (v2.5.1 section 2.5.3); in an order's number LAW means "nobody here ordered it". */
    private static final String NULL = "\"\"";

    private Hl7Segments() {}

    /**
     * All segments that hold something.
     *
     * @throws UnacceptableMessage if the message can't be read
     */
    public static List<Segment> of(Message message) {
        List<Segment> segments = new ArrayList<>();
        collect(message, segments);
        return segments;
    }

    private static void collect(Group group, List<Segment> segments) {
        try {
            for (String name : group.getNames()) {
                for (Structure structure : group.getAll(name)) {
                    if (structure instanceof Group inner) {
                        collect(inner, segments);
                    } else if (structure instanceof Segment segment && !segment.isEmpty()) {
                        segments.add(segment);
                    }
                }
            }
        } catch (HL7Exception e) {
            throw new UnacceptableMessage("The message can't be read: " + e.getMessage(), e);
        }
    }

    /** The first subcomponent of a component, counted from 1; empty if there is none, or if it is {@code ""}. */
    public static String text(Segment segment, int field, int component) {
        return text(segment, field, component, 1);
    }

    /** A subcomponent, counted from 1; empty if there is none, or if it is {@code ""}. */
    public static String text(Segment segment, int field, int component, int part) {
        return text(segment, field, 0, component, part);
    }

    /** A subcomponent of a repetition, which is counted from 0. */
    public static String text(Segment segment, int field, int repetition, int component, int part) {
        try {
            String text = Terser.get(segment, field, repetition, component, part);
            return text == null || text.equals(NULL) ? "" : text.strip();
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(segment.getName() + "-" + field + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The segment as it is written. */
    public static String encoded(Segment segment) {
        try {
            return segment.encode();
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(segment.getName() + " can't be written: " + e.getMessage(), e);
        }
    }
}
