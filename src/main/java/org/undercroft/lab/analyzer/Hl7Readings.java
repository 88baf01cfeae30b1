package org.undercroft.lab.analyzer;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.UnacceptableMessage;

/** Reads the results of an analyzer's HL7 v2 message segment by segment, whatever its structure. */
public final class Hl7Readings {

    private static final String CONTROL = "Q";

    private final Analyzer analyzer;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private String messageTime = "";
    private String patient = "";
    private @Nullable Segment request;
    private @Nullable Segment specimen;
    private @Nullable Segment container;

    private Hl7Readings(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** All results of a message, in its order. */
    public static List<Reading> of(Message message, Analyzer analyzer) {
        Hl7Readings reader = new Hl7Readings(analyzer);
        reader.collect(message);
        for (int at = 0; at < reader.segments.size(); at++) {
            reader.read(at);
        }
        return reader.readings;
    }

    private void collect(Group group) {
        try {
            for (String name : group.getNames()) {
                for (Structure structure : group.getAll(name)) {
                    if (structure instanceof Group inner) {
                        collect(inner);
                    } else if (structure instanceof Segment segment && !segment.isEmpty()) {
                        segments.add(segment);
                    }
                }
            }
        } catch (HL7Exception e) {
            throw new UnacceptableMessage("The results can't be read: " + e.getMessage(), e);
        }
    }

    private void read(int at) {
        Segment segment = segments.get(at);
        switch (segment.getName()) {
            case "MSH" -> messageTime = text(segment, 7, 1);
            case "PID" -> patient = text(segment, 3, 1);
            case "SPM" -> specimen = segment;
            case "SAC" -> container = segment;
            case "OBR" -> {
                request = segment;
                // ORU^R01 puts the specimen behind the observations it was measured in (chapter 7.3.1).
                specimen = specimen == null ? next(at, "SPM") : specimen;
            }
            case "OBX" -> readings.add(reading(segment, at));
            default -> {
                // Nothing else carries a result.
            }
        }
    }

    private @Nullable Segment next(int at, String name) {
        for (int next = at + 1; next < segments.size(); next++) {
            if (segments.get(next).getName().equals(name)) {
                return segments.get(next);
            }
        }
        return null;
    }

    private Reading reading(Segment observation, int at) {
        List<String> candidates = candidates();
        String named = candidates.isEmpty() ? "" : candidates.getFirst();
        String code = text(observation, 3, 1);
        return new Reading(
                named,
                candidates,
                patient,
                code.isEmpty() ? text(observation, 3, 2) : code,
                value(observation),
                text(observation, 6, 1),
                text(observation, 8, 1),
                text(observation, 11, 1),
                text(observation, 16, 1),
                firstNonEmpty(text(observation, 19, 1), text(observation, 14, 1)),
                messageTime,
                comments(at),
                isControl() || analyzer.driver().isControl(named),
                encoded(observation));
    }

    /** SPM-2, SAC-3, then the filler's and the placer's number of the request. */
    private List<String> candidates() {
        Set<String> found = new LinkedHashSet<>();
        if (specimen != null) {
            found.add(part(specimen, 2, 2, 1));
            found.add(part(specimen, 2, 1, 1));
        }
        if (container != null) {
            found.add(text(container, 3, 1));
        }
        if (request != null) {
            found.add(text(request, 3, 1));
            found.add(text(request, 2, 1));
        }
        found.remove("");
        return List.copyOf(found);
    }

    private boolean isControl() {
        return specimen != null && CONTROL.equals(text(specimen, 11, 1));
    }

    /** SN values are put together again: {@code >^8} is {@code >8}. */
    private static String value(Segment observation) {
        if (!text(observation, 2, 1).equals("SN")) {
            return text(observation, 5, 1);
        }
        StringBuilder value = new StringBuilder();
        for (int component = 1; component <= 4; component++) {
            value.append(text(observation, 5, component));
        }
        return value.toString();
    }

    private List<String> comments(int observation) {
        List<String> comments = new ArrayList<>();
        for (int at = observation + 1;
                at < segments.size() && segments.get(at).getName().equals("NTE");
                at++) {
            comments.add(text(segments.get(at), 3, 1));
        }
        comments.remove("");
        return comments;
    }

    private static String encoded(Segment segment) {
        try {
            return segment.encode();
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(segment.getName() + " can't be written: " + e.getMessage(), e);
        }
    }

    private static String firstNonEmpty(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static String text(Segment segment, int field, int component) {
        return part(segment, field, component, 1);
    }

    private static String part(Segment segment, int field, int component, int part) {
        try {
            String text = Terser.get(segment, field, 0, component, part);
            return text == null ? "" : text.strip();
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(segment.getName() + "-" + field + " can't be read: " + e.getMessage(), e);
        }
    }
}
