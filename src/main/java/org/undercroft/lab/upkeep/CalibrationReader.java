package org.undercroft.lab.upkeep;

import ca.uhn.hl7v2.model.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Record;

/**
 * Finds calibrations in what analyzers say. Three forms are known: manufacturer's records of the kind {@code CALIBRATION},
 * laid out as those of reagents are; manufacturer's records of the kind {@code CR} behind the result they belong to; and in
 * HL7 v2 the results of a specimen whose role is that of a calibrator (SPM-11, table 0369).
 */
final class CalibrationReader {

    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final Set<String> FAILED = Set.of("F", "FAILED", "FAIL", "N", "NO", "INVALID", "ERROR");

    private CalibrationReader() {}

    static List<CalibrationSaid> of(Lis2Message message) {
        List<CalibrationSaid> said = new ArrayList<>();
        Lis2Record order = null;
        Lis2Record result = null;
        for (Lis2Record record : message.records()) {
            switch (record.type()) {
                case 'O' -> order = record;
                case 'R' -> result = record;
                case 'M' -> {
                    String kind = record.field(3).component(1).strip().toUpperCase(Locale.ROOT);
                    if (kind.equals("CALIBRATION")) {
                        inPlaces(record, said);
                    } else if (kind.equals("CR") && result != null && order != null) {
                        said.add(behind(order, result, record));
                    }
                }
                default -> {
                    // Tells of no calibration.
                }
            }
        }
        return said.size() > MOST ? List.copyOf(said.subList(0, MOST)) : List.copyOf(said);
    }

    /** M.4 the tests, and in M.5 for each in the same place the lot, when and until when; M.6 whether it passed; M.7 words. */
    private static void inPlaces(Lis2Record record, List<CalibrationSaid> said) {
        List<Lis2Field> tests = ReagentReader.filled(record.field(4));
        List<Lis2Field> lots = ReagentReader.filled(record.field(5));
        List<Lis2Field> outcomes = ReagentReader.filled(record.field(6));
        for (int i = 0; i < Math.min(Math.max(1, tests.size()), lots.size()) && said.size() < MOST; i++) {
            Lis2Field lot = lots.get(i);
            String outcome = outcomes.isEmpty()
                    ? ""
                    : outcomes.get(Math.min(i, outcomes.size() - 1)).trimmed();
            said.add(new CalibrationSaid(
                    i < tests.size() ? tests.get(i).trimmed() : "",
                    ReagentReader.withoutMark(lot.component(1)),
                    lot.component(2).strip(),
                    ReagentReader.day(lot.component(3)),
                    !FAILED.contains(outcome.toUpperCase(Locale.ROOT)),
                    cut(record.field(7).trimmed())));
        }
    }

    private static CalibrationSaid behind(Lis2Record order, Lis2Record result, Lis2Record record) {
        String code = result.field(3).components().stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("");
        return new CalibrationSaid(
                code,
                order.field(3).component(1).strip(),
                result.field(13).trimmed(),
                null,
                result.field(7).trimmed().isEmpty() || result.field(7).trimmed().equals("N"),
                cut(record.field(3).raw() + " " + record.field(4).raw()));
    }

    static List<CalibrationSaid> of(List<Segment> segments) {
        Map<String, CalibrationSaid> said = new LinkedHashMap<>();
        boolean calibrator = false;
        String lot = "";
        for (Segment segment : segments) {
            switch (segment.getName()) {
                case "SPM" -> {
                    calibrator = Hl7Segments.text(segment, 11, 1).equals("C");
                    lot = Hl7Segments.text(segment, 2, 1);
                }
                case "INV" -> {
                    String told = Hl7Segments.text(segment, 16, 1);
                    lot = calibrator && said.isEmpty() && !told.isEmpty() ? told : lot;
                }
                case "OBX" -> {
                    if (calibrator && said.size() < MOST) {
                        CalibrationSaid each = measured(segment, lot);
                        said.merge(each.code(), each, CalibrationReader::both);
                    }
                }
                default -> {
                    // Tells of no calibration.
                }
            }
        }
        return List.copyOf(said.values());
    }

    private static CalibrationSaid measured(Segment segment, String lot) {
        String flag = Hl7Segments.text(segment, 8, 1);
        boolean passed = (flag.isEmpty() || flag.equals("N"))
                && !Set.of("X", "W", "D").contains(Hl7Segments.text(segment, 11, 1));
        String value = (Hl7Segments.text(segment, 5, 1) + " " + Hl7Segments.text(segment, 6, 1)).strip();
        String at = Hl7Segments.text(segment, 19, 1);
        return new CalibrationSaid(
                Hl7Segments.text(segment, 3, 1),
                lot,
                at.isEmpty() ? Hl7Segments.text(segment, 14, 1) : at,
                null,
                passed,
                cut(value));
    }

    /** Several points of one calibration: it passed if all did. */
    private static CalibrationSaid both(CalibrationSaid one, CalibrationSaid other) {
        return new CalibrationSaid(
                one.code(),
                one.lot(),
                one.at(),
                one.due(),
                one.passed() && other.passed(),
                cut(one.words() + "; " + other.words()));
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
}
