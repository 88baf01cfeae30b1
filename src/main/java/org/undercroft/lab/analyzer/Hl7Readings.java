package org.undercroft.lab.analyzer;

import static org.undercroft.lab.analyzer.Hl7Segments.encoded;
import static org.undercroft.lab.analyzer.Hl7Segments.text;

import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the results of an analyzer's HL7 v2 message segment by segment, whatever its structure. */
public final class Hl7Readings {

    private static final String CONTROL = "Q";
    private static final int MOST_FLAGS = 20;

    private final Analyzer analyzer;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private String messageTime = "";
    private String patient = "";
    private boolean hasRuns;
    private @Nullable Segment request;
    private @Nullable Segment specimen;
    private @Nullable Segment container;

    private Hl7Readings(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** All results of a message, in its order. */
    public static List<Reading> of(Message message, Analyzer analyzer) {
        Hl7Readings reader = new Hl7Readings(analyzer);
        reader.segments.addAll(Hl7Segments.of(message));
        for (int at = 0; at < reader.segments.size(); at++) {
            reader.read(at);
        }
        return reader.hasRuns ? Runs.settle(reader.readings) : reader.readings;
    }

    private void read(int at) {
        Segment segment = segments.get(at);
        switch (segment.getName()) {
            case "MSH" -> {
                messageTime = text(segment, 7, 1);
                hasRuns = text(segment, 9, 1).equals("OUL");
            }
            case "PID" -> patient = text(segment, 3, 1);
            case "SPM" -> specimen = segment;
            case "SAC" -> container = segment;
            case "OBR" -> {
                request = segment;
                // ORU^R01 puts the specimen behind the observations it was measured in (chapter 7.3.1).
                specimen = specimen == null ? next(at, "SPM") : specimen;
            }
            case "OBX" -> {
                if (!isSupplement(segment) && !isEncapsulated(segment) && !isCalibrator()) {
                    readings.add(reading(segment, at));
                }
            }
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
                flags(observation),
                text(observation, 11, 1),
                text(observation, 16, 1),
                firstNonEmpty(text(observation, 19, 1), text(observation, 14, 1)),
                messageTime,
                comments(at),
                isControl() || analyzer.driver().isControl(named),
                encoded(observation),
                run(observation));
    }

    /** In an ORU, OBR-2 and OBX-4 mean whatever the sender groups by. */
    private Run run(Segment observation) {
        return hasRuns ? new Run(request == null ? "" : text(request, 2, 1), text(observation, 4, 1), "") : Run.ONLY;
    }

    /** What is measured in a calibrator is no result, see {@code lab.upkeep} (SPM-11, table 0369). */
    private boolean isCalibrator() {
        return specimen != null && text(specimen, 11, 1).equals("C");
    }

    /** Curves and pictures, see {@code lab.distribution}. */
    private static boolean isEncapsulated(Segment observation) {
        return text(observation, 2, 1).equals("ED");
    }

    /** All repetitions of OBX-8. */
    private static String flags(Segment observation) {
        List<String> flags = new ArrayList<>();
        for (int repetition = 0; repetition < MOST_FLAGS; repetition++) {
            String flag = text(observation, 8, repetition, 1, 1);
            if (flag.isEmpty()) {
                break;
            }
            flags.add(flag);
        }
        return String.join("~", flags);
    }

    /** LAW marks what only accompanies a result, such as the time of pipetting, by a kind of {@code S_} in OBX-3.4. */
    private static boolean isSupplement(Segment observation) {
        return text(observation, 3, 4).startsWith("S_");
    }

    /** SPM-2, SAC-3, then the filler's and the placer's number of the request. */
    private List<String> candidates() {
        Set<String> found = new LinkedHashSet<>();
        if (specimen != null) {
            found.add(text(specimen, 2, 2, 1));
            found.add(text(specimen, 2, 1, 1));
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

    /** The notes behind a result, and what the analyzer adds to it as supplements. */
    private List<String> comments(int observation) {
        List<String> comments = new ArrayList<>();
        for (int at = observation + 1; at < segments.size(); at++) {
            Segment segment = segments.get(at);
            switch (segment.getName()) {
                case "NTE" -> comments.add(text(segment, 3, 1));
                case "OBX" -> {
                    if (!isSupplement(segment)) {
                        return filled(comments);
                    }
                    comments.add(text(segment, 3, 2) + ": " + value(segment));
                }
                case "TCD", "SID", "INV" -> {
                    // Stands between a result and its notes and says neither.
                }
                default -> {
                    return filled(comments);
                }
            }
        }
        return filled(comments);
    }

    private static List<String> filled(List<String> comments) {
        return comments.stream().filter(comment -> !comment.isEmpty()).toList();
    }

    private static String firstNonEmpty(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
