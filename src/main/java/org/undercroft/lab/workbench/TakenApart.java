package org.undercroft.lab.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Format;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.TableDriver;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Node;
import org.undercroft.wire.lis1a.Lis2Record;

/** Takes a message apart, and says at each place what it may mean. Long messages and values are cut: it is for reading. */
final class TakenApart {

    static final int MOST_LINES = 600;
    private static final int LONGEST = 160;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("H.5", "sender"),
            Map.entry("H.12", "processing"),
            Map.entry("H.14", "written"),
            Map.entry("P.3", "practice's patient number"),
            Map.entry("P.4", "laboratory's patient number"),
            Map.entry("P.6", "name"),
            Map.entry("P.8", "born"),
            Map.entry("P.9", "sex"),
            Map.entry("O.3", "specimen"),
            Map.entry("O.4", "instrument's specimen"),
            Map.entry("O.5", "tests"),
            Map.entry("O.6", "priority"),
            Map.entry("O.12", "action"),
            Map.entry("O.16", "kind of specimen"),
            Map.entry("O.26", "report"),
            Map.entry("R.3", "test"),
            Map.entry("R.4", "value"),
            Map.entry("R.5", "unit"),
            Map.entry("R.6", "range"),
            Map.entry("R.7", "flags"),
            Map.entry("R.9", "status"),
            Map.entry("R.11", "operator"),
            Map.entry("R.12", "started"),
            Map.entry("R.13", "completed"),
            Map.entry("C.4", "comment"),
            Map.entry("OBX-3", "test"),
            Map.entry("OBX-4", "run"),
            Map.entry("OBX-5", "value"),
            Map.entry("OBX-6", "unit"),
            Map.entry("OBX-7", "range"),
            Map.entry("OBX-8", "flags"),
            Map.entry("OBX-11", "status"),
            Map.entry("OBX-19", "measured"),
            Map.entry("NTE-3", "comment"),
            Map.entry("SPM-2", "specimen"),
            Map.entry("SAC-3", "container"),
            Map.entry("OBR-2", "placer's number"),
            Map.entry("OBR-3", "filler's number"),
            Map.entry("OBR-4", "test"),
            Map.entry("PID-3", "patient number"));

    private final List<MessageLine> lines = new ArrayList<>();

    private TakenApart() {}

    static List<MessageLine> of(Captured captured, @Nullable TableDriver driver) {
        TakenApart apart = new TakenApart();
        if (captured.format() == Format.TABLE) {
            return TableLines.of(captured.content(), driver);
        } else if (captured.format() == Format.POCT1A) {
            return DocumentLines.of(captured.content());
        } else if (captured.format() == Format.HL7V2) {
            Hl7Segments.of(captured.message().hl7()).stream()
                    .limit(MOST_LINES)
                    .forEach(segment -> apart.segment(Hl7Segments.encoded(segment)));
        } else {
            for (Lis2Message message : captured.lis2()) {
                message.tree().forEach(node -> apart.record(node, 0));
            }
        }
        return apart.lines;
    }

    private void record(Lis2Node node, int level) {
        if (lines.size() >= MOST_LINES) {
            return;
        }
        Lis2Record record = node.record();
        List<MessageLine.Place> places = new ArrayList<>();
        for (int number = 2; number <= record.fields().size(); number++) {
            field(record, number, places);
        }
        lines.add(new MessageLine(lines.size() + 1, level, String.valueOf(record.type()), cut(record.raw()), places));
        node.children().forEach(child -> record(child, level + 1));
    }

    private static void field(Lis2Record record, int number, List<MessageLine.Place> places) {
        Lis2Field field = record.field(number);
        String path = record.type() + "." + number;
        if (field.trimmed().isEmpty() || path.equals("H.2")) {
            return;
        }
        List<String> components = field.components();
        if (components.size() == 1 || field.raw().length() > LONGEST) {
            place(path, path, 0, field.trimmed(), code(record), places);
            return;
        }
        for (int component = 1; component <= components.size(); component++) {
            String text = components.get(component - 1).strip();
            if (!text.isEmpty()) {
                place(path + "." + component, path, component, text, code(record), places);
            }
        }
    }

    /** The code that values of this record belong to, as most instruments place it. */
    private static String code(Lis2Record record) {
        List<String> components = record.field(3).components();
        return components.size() > 3 && !components.get(3).isBlank()
                ? components.get(3).strip()
                : components.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** As the parser writes it again: its separators are the usual ones. */
    private void segment(String segment) {
        String[] fields = segment.split("\\|", -1);
        String name = fields[0].strip();
        int shift = name.equals("MSH") ? 1 : 0;
        List<MessageLine.Place> places = new ArrayList<>();
        for (int i = 1; i < fields.length; i++) {
            String path = name + "-" + (i + shift);
            if (fields[i].isBlank() || path.equals("MSH-2")) {
                continue;
            }
            String[] parts = fields[i].split("\\^", -1);
            for (int part = 1; part <= parts.length && part <= 20; part++) {
                if (!parts[part - 1].isBlank()) {
                    String where = parts.length == 1 ? path : path + "." + part;
                    place(where, path, part, parts[part - 1].strip(), "", places);
                }
            }
        }
        int level = switch (name) {
            case "MSH" -> 0;
            case "PID", "SPM", "QPD" -> 1;
            case "PV1", "SAC", "OBR", "ORC" -> 2;
            case "OBX" -> 3;
            default -> 4;
        };
        lines.add(new MessageLine(lines.size() + 1, level, name, cut(segment), places));
    }

    private static void place(
            String path, String field, int component, String value, String code, List<MessageLine.Place> places) {
        places.add(new MessageLine.Place(
                path, NAMES.getOrDefault(field, ""), cut(value), Clicks.at(field, component, value, code)));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
}
