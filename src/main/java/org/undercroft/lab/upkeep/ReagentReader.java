package org.undercroft.lab.upkeep;

import ca.uhn.hl7v2.model.Segment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.wire.lis1a.Lis2Field;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2Record;

/** Finds the reagent lots that analyzers tell of in manufacturer's records, inventory segments and comments. */
final class ReagentReader {

    /** Of table 0384: single and multiple reagents, diluents, reagents by their position. */
    private static final Pattern REAGENT_TYPE = Pattern.compile("(SR|MR|DI|RC|SPR|R\\d{1,2})");

    private static final Pattern DAY = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2}).*");

    private static final Pattern IN_COMMENT =
            Pattern.compile("(?i)\\b(?:reagent\\s+)?lot\\s*(?:no\\.?)?\\s*[:#=]?\\s*([A-Z0-9][A-Z0-9-]{2,40})"
                    + "(?:\\W+exp\\w*\\s*[:=]?\\s*(\\d{4}-?\\d{2}-?\\d{2}))?");

    private static final int MOST = 100;

    private ReagentReader() {}

    /**
     * From manufacturer's records of the kind {@code REAGENT}: names repeat in M.4, and in M.5 for each in the same place
     * its lot, when it was loaded and when it expires.
     */
    static List<ReagentSaid> of(Lis2Message message) {
        List<ReagentSaid> said = new ArrayList<>();
        for (Lis2Record record : message.records('M')) {
            if (record.field(3).trimmed().equalsIgnoreCase("REAGENT")) {
                List<Lis2Field> names = filled(record.field(4));
                List<Lis2Field> lots = filled(record.field(5));
                for (int i = 0; i < Math.min(names.size(), Math.min(lots.size(), MOST)); i++) {
                    String lot = withoutMark(lots.get(i).component(1));
                    if (!lot.isEmpty()) {
                        said.add(new ReagentSaid(
                                names.get(i).trimmed(), "", lot, day(lots.get(i).component(3))));
                    }
                }
            }
        }
        return said;
    }

    static List<Lis2Field> filled(Lis2Field field) {
        return field.repeats().stream()
                .filter(part -> !part.trimmed().isEmpty())
                .toList();
    }

    /** Some instruments put a bracket behind a lot that was typed in. */
    static String withoutMark(String lot) {
        return lot.strip().replaceAll("[^A-Za-z0-9./-]+$", "");
    }

    /** From INV segments: INV-1 what, INV-3 which kind, INV-12 until when, INV-16 the lot; they follow the test they served. */
    static List<ReagentSaid> of(List<Segment> segments) {
        Set<ReagentSaid> said = new LinkedHashSet<>();
        String code = "";
        for (Segment segment : segments) {
            switch (segment.getName()) {
                case "OBX" -> {
                    if (!Hl7Segments.text(segment, 3, 4).startsWith("S_")) {
                        code = Hl7Segments.text(segment, 3, 1);
                    }
                }
                case "INV" -> {
                    String kind = Hl7Segments.text(segment, 3, 1);
                    String lot = Hl7Segments.text(segment, 16, 1);
                    if (said.size() < MOST
                            && !lot.isEmpty()
                            && REAGENT_TYPE.matcher(kind).matches()) {
                        String name = (Hl7Segments.text(segment, 1, 1) + " " + kind).strip();
                        said.add(new ReagentSaid(name, code, lot, day(Hl7Segments.text(segment, 12, 1))));
                    }
                }
                default -> {
                    // Tells of no reagent.
                }
            }
        }
        return List.copyOf(said);
    }

    /** From comments behind results, such as {@code "Reagent lot: A123 exp 2027-01-31"}. */
    static List<ReagentSaid> inComments(List<Reading> readings) {
        Set<ReagentSaid> said = new LinkedHashSet<>();
        for (Reading reading : readings) {
            for (String comment : reading.comments()) {
                Matcher lot = IN_COMMENT.matcher(comment.length() > 300 ? comment.substring(0, 300) : comment);
                // A lot has a digit: "lot of bubbles" names none.
                if (said.size() < MOST && lot.find() && lot.group(1).chars().anyMatch(Character::isDigit)) {
                    said.add(new ReagentSaid("reagent", reading.code(), lot.group(1), day(lot.group(2))));
                }
            }
        }
        return List.copyOf(said);
    }

    static @Nullable LocalDate day(@Nullable String text) {
        Matcher form = DAY.matcher(text == null ? "" : text.strip());
        if (!form.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
