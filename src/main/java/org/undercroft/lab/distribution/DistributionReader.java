package org.undercroft.lab.distribution;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.distribution.Distribution.Kind;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Record;

/**
 * Finds curves and pictures in messages. Three forms are known: manufacturer's records of the kinds {@code HISTOGRAM} and
 * {@code MATRIX} with packed numbers; OBX segments of encapsulated data with a byte a column, their discriminator lines
 * in OBX of their own; result records whose value is a piece of a picture in base64.
 */
final class DistributionReader {

    private static final int MOST = 40;
    private static final int MOST_LINES = 10;
    private static final String BINARY = ". Binary";

    private final Map<String, Distribution> found = new LinkedHashMap<>();

    private DistributionReader() {}

    static List<Distribution> of(Lis2Message message) {
        DistributionReader reader = new DistributionReader();
        List<String> specimens = List.of();
        Map<String, StringBuilder> pieces = new LinkedHashMap<>();
        for (Lis2Record record : message.records()) {
            switch (record.type()) {
                case 'O' -> {
                    reader.pictures(specimens, pieces);
                    pieces.clear();
                    specimens = specimens(record);
                }
                case 'M' -> reader.manufacturers(record, specimens);
                case 'R' -> piece(record, pieces);
                default -> {
                    // Carries no curve.
                }
            }
        }
        reader.pictures(specimens, pieces);
        return List.copyOf(reader.found.values());
    }

    private static List<String> specimens(Lis2Record order) {
        List<String> numbers = new ArrayList<>();
        for (int field : new int[] {3, 4}) {
            order.field(field).components().stream()
                    .map(String::strip)
                    .filter(number -> !number.isEmpty())
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private void manufacturers(Lis2Record record, List<String> specimens) {
        Kind kind = switch (record.field(3).trimmed()) {
            case "HISTOGRAM" -> Kind.HISTOGRAM;
            case "MATRIX" -> Kind.SCATTERGRAM;
            default -> null;
        };
        if (kind == null) {
            return;
        }
        String name = (record.field(4).trimmed() + " " + record.field(5).trimmed()).strip();
        try {
            float[] lines = floats(record.field(6));
            float[] points = floats(record.field(7));
            add(
                    kind == Kind.HISTOGRAM
                            ? histogram(specimens, name, lines, points)
                            : scattergram(specimens, name, points));
        } catch (Undecodable e) {
            add(Distribution.unreadable(specimens, name, kind, String.valueOf(e.getMessage())));
        }
    }

    /** Columns in a frame of their own, or bare heights between the ends their lines tell of. */
    private static Distribution histogram(List<String> specimens, String name, float[] lines, float[] points) {
        Optional<Frame> described = Frame.ofLines(lines);
        Optional<Frame> framed =
                Frame.ofPoints(points).filter(frame -> frame.lists().size() == 2);
        Optional<Frame> ends = framed.or(() -> described);
        return new Distribution(
                specimens,
                name,
                Kind.HISTOGRAM,
                ends.map(Frame::lowest).orElse(null),
                ends.map(Frame::highest).orElse(null),
                framed.map(frame -> frame.list(1)).orElse(points),
                framed.map(frame -> frame.list(0)).orElse(null),
                null,
                described.map(DistributionReader::within).orElse(List.of()),
                null,
                "");
    }

    private static List<Float> within(Frame lines) {
        List<Float> within = new ArrayList<>();
        for (float line : lines.list(0)) {
            if (line > lines.lowest() && line < lines.highest() && within.size() < MOST_LINES) {
                within.add(line);
            }
        }
        return within;
    }

    private static Distribution scattergram(List<String> specimens, String name, float[] points) {
        Cloud cloud = Frame.ofPoints(points)
                .filter(frame -> frame.lists().size() == 2 || frame.lists().size() == 4)
                .map(DistributionReader::cloud)
                .orElse(null);
        return new Distribution(
                specimens,
                name,
                Kind.SCATTERGRAM,
                null,
                null,
                cloud == null ? points : null,
                null,
                cloud,
                List.of(),
                null,
                "");
    }

    private static Cloud cloud(Frame frame) {
        boolean counted = frame.lists().size() == 4;
        return new Cloud(
                frame.lowest(),
                frame.highest(),
                frame.bottom(),
                frame.top(),
                frame.list(0),
                frame.list(1),
                counted ? frame.list(2) : null,
                counted ? frame.list(3) : null);
    }

    private static float[] floats(Lis2Field field) throws Undecodable {
        return NumberStream.of(field.component(1), field.component(2));
    }

    /** A long value of base64 letters alone is a piece of a picture. */
    static boolean isPiece(String value) {
        return value.length() >= 400 && value.matches("[A-Za-z0-9+/=]+");
    }

    /** Pieces of one picture have the same code, but for a number at its end. */
    private static void piece(Lis2Record record, Map<String, StringBuilder> pieces) {
        String value = record.field(4).raw().strip();
        List<String> components = record.field(3).components().stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        String name = components.isEmpty() ? "picture" : components.getFirst().replaceAll("[-_.]?\\d+$", "");
        StringBuilder known = pieces.get(name);
        boolean last = known != null && value.matches("[A-Za-z0-9+/=]+");
        if ((isPiece(value) || last) && pieces.size() < MOST) {
            StringBuilder picture = pieces.computeIfAbsent(name, _ -> new StringBuilder());
            if (picture.length() <= Decoding.MOST_TEXT) {
                picture.append(value);
            }
        }
    }

    private void pictures(List<String> specimens, Map<String, StringBuilder> pieces) {
        pieces.forEach((name, text) -> add(picture(specimens, name, List.of(), text.toString())));
    }

    private static Distribution picture(List<String> specimens, String name, List<Float> lines, String text) {
        try {
            byte[] png = Decoding.png(Decoding.base64(text));
            return new Distribution(specimens, name, Kind.PICTURE, null, null, null, null, null, lines, png, "");
        } catch (Undecodable e) {
            return Distribution.unreadable(specimens, name, Kind.PICTURE, String.valueOf(e.getMessage()));
        }
    }

    static List<Distribution> of(List<Segment> segments) {
        DistributionReader reader = new DistributionReader();
        List<String> specimens = new ArrayList<>();
        Map<String, List<Float>> lines = lines(segments);
        for (Segment segment : segments) {
            switch (segment.getName()) {
                case "SPM" -> addNumber(specimens, Hl7Segments.text(segment, 2, 1));
                case "SAC" -> addNumber(specimens, Hl7Segments.text(segment, 3, 1));
                case "OBR" -> {
                    addNumber(specimens, Hl7Segments.text(segment, 3, 1));
                    addNumber(specimens, Hl7Segments.text(segment, 2, 1));
                }
                case "OBX" -> {
                    if (Hl7Segments.text(segment, 2, 1).equals("ED")) {
                        reader.encapsulated(segment, specimens, lines);
                    }
                }
                default -> {
                    // Carries no curve.
                }
            }
        }
        return List.copyOf(reader.found.values());
    }

    private static void addNumber(List<String> numbers, String number) {
        if (!number.isEmpty() && !numbers.contains(number)) {
            numbers.add(number);
        }
    }

    /** Discriminator lines: OBX named {@code "WBC Histogram. Left Line"}, in columns of their histogram. */
    private static Map<String, List<Float>> lines(List<Segment> segments) {
        Map<String, List<Float>> lines = new LinkedHashMap<>();
        for (Segment segment : segments) {
            if (segment.getName().equals("OBX")) {
                String name = Hl7Segments.text(segment, 3, 2);
                String value = Hl7Segments.text(segment, 5, 1);
                int dot = name.indexOf(". ");
                if (dot > 0 && name.endsWith(" Line") && value.matches("\\d{1,5}(\\.\\d{1,6})?")) {
                    lines.computeIfAbsent(name.substring(0, dot), _ -> new ArrayList<>())
                            .add(Float.parseFloat(value));
                }
            }
        }
        return lines;
    }

    private void encapsulated(Segment segment, List<String> specimens, Map<String, List<Float>> lines) {
        String called = Hl7Segments.text(segment, 3, 2);
        String name = called.isEmpty() ? Hl7Segments.text(segment, 3, 1) : called;
        boolean image = Hl7Segments.text(segment, 5, 2).equalsIgnoreCase("Image");
        String data = Hl7Segments.text(segment, 5, 5);
        if (image || !name.endsWith(BINARY)) {
            int dot = name.indexOf(". ");
            add(picture(specimens, name, lines.getOrDefault(dot > 0 ? name.substring(0, dot) : name, List.of()), data));
            return;
        }
        String curve = name.substring(0, name.length() - BINARY.length());
        Kind kind = curve.toLowerCase(java.util.Locale.ROOT).contains("histogram") ? Kind.HISTOGRAM : Kind.SCATTERGRAM;
        try {
            float[] values = Decoding.bytes(Decoding.base64(data));
            add(new Distribution(
                    specimens,
                    curve,
                    kind,
                    0f,
                    (float) Math.max(1, values.length),
                    values,
                    null,
                    null,
                    lines.getOrDefault(curve, List.of()),
                    null,
                    ""));
        } catch (Undecodable e) {
            add(Distribution.unreadable(specimens, curve, kind, String.valueOf(e.getMessage())));
        }
    }

    private void add(@Nullable Distribution distribution) {
        if (distribution != null && found.size() < MOST) {
            found.putIfAbsent(distribution.name(), distribution);
        }
    }
}
