package org.undercroft.lab.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Node;
import org.undercroft.wire.lis1a.Lis2Record;

/** Reads the results of a LIS2-A2 message as its analyzer's driver says. Nothing in it knows an instrument. */
public final class Lis2Readings {

    private static final String CONTROL = "Q";
    private static final int LONGEST_VALUE = 400;

    private final Analyzer analyzer;
    private final Lis2Record header;
    private final List<Reading> readings = new ArrayList<>();

    private Lis2Readings(Analyzer analyzer, Lis2Record header) {
        this.analyzer = analyzer;
        this.header = header;
    }

    /** All results of a message, in its order. */
    public static List<Reading> of(Lis2Message message, Analyzer analyzer) {
        Lis2Readings reader = new Lis2Readings(analyzer, message.header());
        message.tree().forEach(root -> reader.visit(root, new Place(null, null)));
        return reader.readings;
    }

    private record Place(
            @Nullable Lis2Record patient, @Nullable Lis2Record order) {}

    private void visit(Lis2Node node, Place place) {
        Place here = switch (node.record().type()) {
            case 'P' -> new Place(node.record(), null);
            case 'O' -> new Place(place.patient(), node.record());
            default -> place;
        };
        if (node.record().type() == 'R' && !isPicture(node.record())) {
            readings.add(reading(node, here));
        }
        node.children().forEach(child -> visit(child, here));
    }

    /** A long value of base64 letters alone is a piece of a picture and no result; the message keeps it. */
    private static boolean isPicture(Lis2Record result) {
        String value = result.field(4).raw();
        return value.length() >= LONGEST_VALUE && value.matches("[A-Za-z0-9+/=]+");
    }

    private Reading reading(Lis2Node node, Place place) {
        Lis2Record result = node.record();
        String code = code(result.field(3));
        List<String> candidates = candidates(place);
        String specimen = candidates.isEmpty() ? "" : candidates.getFirst();
        return new Reading(
                specimen,
                candidates,
                patient(place),
                code,
                result.field(analyzer.valueField(code)).trimmed(),
                result.field(5).trimmed(),
                result.field(7).trimmed(),
                result.field(9).trimmed(),
                result.field(11).trimmed(),
                time(result),
                header.field(14).trimmed(),
                comments(node),
                isControl(place) || analyzer.driver().isControl(specimen),
                result.raw());
    }

    /** R.13, when the test was completed; where that is empty R.12, when it was started. */
    private static String time(Lis2Record result) {
        String completed = result.field(13).trimmed();
        return completed.isEmpty() ? result.field(12).trimmed() : completed;
    }

    /** The component that the driver names; where it is empty the first that is not, the standard's own place first. */
    private String code(Lis2Field field) {
        List<String> components = field.components();
        for (int number : new int[] {analyzer.driver().codeComponent(), 4, 5, 1, 2, 3}) {
            if (number <= components.size() && !components.get(number - 1).isBlank()) {
                return components.get(number - 1).strip();
            }
        }
        return field.trimmed();
    }

    private List<String> candidates(Place place) {
        String source = analyzer.driver().specimenSource();
        Set<String> found = new LinkedHashSet<>();
        if (!source.isEmpty()) {
            String[] path = source.split("\\.", -1);
            Lis2Record record = path[0].equals("O") ? place.order() : place.patient();
            add(found, record, Integer.parseInt(path[1]), path.length > 2 ? Integer.parseInt(path[2]) : 0);
            return List.copyOf(found);
        }
        add(found, place.order(), 3, 0);
        add(found, place.order(), 4, 0);
        if (found.isEmpty()) {
            add(found, place.patient(), 4, 0);
            add(found, place.patient(), 3, 0);
        }
        return List.copyOf(found);
    }

    private static void add(Set<String> found, @Nullable Lis2Record record, int field, int component) {
        if (record == null) {
            return;
        }
        List<String> components = record.field(field).components();
        for (int number = 1; number <= components.size(); number++) {
            String text = components.get(number - 1).strip();
            if (!text.isEmpty() && (component == 0 || component == number)) {
                found.add(text);
            }
        }
    }

    private static String patient(Place place) {
        Lis2Record patient = place.patient();
        if (patient == null) {
            return "";
        }
        for (int field : new int[] {3, 4, 5}) {
            String number = patient.field(field).trimmed();
            if (!number.isEmpty()) {
                return number;
            }
        }
        return patient.field(6).trimmed();
    }

    private static List<String> comments(Lis2Node node) {
        return node.children().stream()
                .map(Lis2Node::record)
                .filter(record -> record.type() == 'C' || record.type() == 'M')
                .map(record -> record.type() == 'C' ? record.field(4).trimmed() : record.raw())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private boolean isControl(Place place) {
        Lis2Record order = place.order();
        return CONTROL.equalsIgnoreCase(header.field(12).trimmed())
                || (order != null && CONTROL.equalsIgnoreCase(order.field(12).trimmed()));
    }
}
