package org.undercroft.lab.order;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v251.segment.PID;
import ca.uhn.hl7v2.util.Terser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.InstrumentTime;
import org.undercroft.lab.catalog.Pregnancy;

/** Reads OML^O21 and ORM^O01 segment by segment, so that a sender's own grouping doesn't matter. */
final class OrderMessageReader {

    private final List<Segment> segments;
    private final ZoneId zone;

    OrderMessageReader(Message message, ZoneId zone) {
        this.zone = zone;
        this.segments = Hl7Segments.of(message);
    }

    PID patient() {
        return segments.stream()
                .filter(PID.class::isInstance)
                .map(PID.class::cast)
                .findFirst()
                .orElseThrow(() -> new UnacceptableMessage("The order has no PID segment: say for whom it is"));
    }

    /** PID-7: when the patient was born, as written. */
    String born() {
        return first("PID").map(patient -> text(patient, 7)).orElse("");
    }

    /** PID-8: the patient's sex, as written. */
    String sex() {
        return first("PID").map(patient -> text(patient, 8)).orElse("");
    }

    String visit() {
        return first("PV1").map(visit -> text(visit, 19)).orElse("");
    }

    /** The point of care: PV1-3, else where the order was entered (ORC-13). */
    String ward() {
        return first("PV1")
                .map(visit -> text(visit, 3))
                .filter(ward -> !ward.isEmpty())
                .or(() -> first("ORC").map(order -> text(order, 13)))
                .orElse("");
    }

    /** What the order says of a pregnancy. */
    Pregnancy pregnancy() {
        return PregnancyReader.of(segments);
    }

    /** MSH-16: whether the sender wants to hear what became of its order, not only that it was stored. */
    String acknowledgmentWanted() {
        return first("MSH").map(header -> text(header, 16)).orElse("");
    }

    List<RequestedTest> requests() {
        List<RequestedTest> requests = new ArrayList<>();
        Segment order = null;
        for (int at = 0; at < segments.size(); at++) {
            Segment segment = segments.get(at);
            if (segment.getName().equals("ORC")) {
                order = segment;
                if (!isFollowedByRequest(at)) {
                    requests.add(request(segment, null, at));
                }
            } else if (segment.getName().equals("OBR")) {
                requests.add(request(order, segment, at));
            }
        }
        if (requests.isEmpty()) {
            throw new UnacceptableMessage("The message has neither ORC nor OBR: it orders nothing");
        }
        return requests;
    }

    private boolean isFollowedByRequest(int order) {
        for (int at = order + 1; at < segments.size(); at++) {
            String name = segments.get(at).getName();
            if (name.equals("OBR")) {
                return true;
            } else if (name.equals("ORC")) {
                return false;
            }
        }
        return false;
    }

    private RequestedTest request(@Nullable Segment order, @Nullable Segment request, int at) {
        Optional<Segment> specimen = following(at, "SPM");
        String placer = firstNonEmpty(order == null ? "" : text(order, 2), request == null ? "" : text(request, 2));
        Set<String> codes = new LinkedHashSet<>();
        if (request != null) {
            codes.add(text(request, 4));
            codes.add(text(request, 4, 4));
        }
        codes.remove("");
        return new RequestedTest(
                order == null ? "NW" : text(order, 1),
                placer,
                List.copyOf(codes),
                request == null ? "" : firstNonEmpty(text(request, 4, 2), text(request, 4, 5)),
                priority(order, request, at),
                order == null ? "" : person(order, 12),
                order == null ? null : time(text(order, 9)),
                specimen.map(segment -> specimenNumber(segment)).orElse(""),
                specimen.map(segment -> text(segment, 4)).orElse(""),
                time(firstNonEmpty(
                        specimen.map(segment -> text(segment, 17)).orElse(""),
                        request == null ? "" : text(request, 7))));
    }

    private static String specimenNumber(Segment specimen) {
        return firstNonEmpty(text(specimen, 2, 1, 1), text(specimen, 2, 2, 1));
    }

    private String priority(@Nullable Segment order, @Nullable Segment request, int at) {
        String said = following(at, "TQ1").map(timing -> text(timing, 9)).orElse("");
        said = firstNonEmpty(said, request == null ? "" : text(request, 27, 6));
        said = firstNonEmpty(said, request == null ? "" : text(request, 5));
        said = firstNonEmpty(said, order == null ? "" : text(order, 7, 6));
        return switch (said.isEmpty() ? ' ' : Character.toUpperCase(said.charAt(0))) {
            case 'S' -> "S";
            case 'A' -> "A";
            default -> "R";
        };
    }

    /** The segment of this name that belongs to the request: it stands before the next ORC, or right before the OBR. */
    private Optional<Segment> following(int at, String name) {
        for (int next = at + 1; next < segments.size(); next++) {
            Segment segment = segments.get(next);
            if (segment.getName().equals(name)) {
                return Optional.of(segment);
            } else if (segment.getName().equals("ORC")) {
                break;
            }
        }
        boolean justBefore = at > 0 && segments.get(at - 1).getName().equals(name);
        return justBefore ? Optional.of(segments.get(at - 1)) : Optional.empty();
    }

    private Optional<Segment> first(String name) {
        return segments.stream()
                .filter(segment -> segment.getName().equals(name))
                .findFirst();
    }

    private @Nullable Instant time(String text) {
        return InstrumentTime.read(text, zone).orElse(null);
    }

    private static String person(Segment segment, int field) {
        String family = text(segment, field, 2);
        String given = text(segment, field, 3);
        String name = given.isEmpty() ? family : family + ", " + given;
        return name.isEmpty() ? text(segment, field) : name;
    }

    private static String firstNonEmpty(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static String text(Segment segment, int field) {
        return text(segment, field, 1, 1);
    }

    private static String text(Segment segment, int field, int component) {
        return text(segment, field, component, 1);
    }

    private static String text(Segment segment, int field, int component, int part) {
        try {
            String text = Terser.get(segment, field, 0, component, part);
            return text == null ? "" : text.strip();
        } catch (HL7Exception e) {
            throw new UnacceptableMessage(segment.getName() + "-" + field + " can't be read: " + e.getMessage(), e);
        }
    }
}
