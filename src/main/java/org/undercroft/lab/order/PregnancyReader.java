package org.undercroft.lab.order;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.util.Terser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undercroft.lab.catalog.Pregnancy;

/**
 * What an order says of a pregnancy: an observation that answers the question (LOINC 82810-3, 11449-6), one that tells the
 * weeks (11884-4, 11885-1, 18185-9, 49051-6), or a diagnosis of ICD-10-CM (Z3A with the weeks, Z33.1, Z34, O09). The weeks
 * tell most, whatever else is said; see docs/standards.md.
 */
final class PregnancyReader {

    private static final Set<String> WHETHER = Set.of("82810-3", "11449-6");
    private static final Set<String> WEEKS = Set.of("11884-4", "11885-1", "18185-9", "49051-6");
    /** SNOMED CT "pregnant" and LOINC's answers "pregnant" and "yes". */
    private static final Set<String> YES = Set.of("77386006", "LA15173-0", "LA33-6", "Y", "YES", "1", "TRUE");

    private static final Pattern WEEKS_IN_CODE = Pattern.compile("Z3A\\.?(\\d\\d)");
    private static final Pattern PREGNANT_CODE = Pattern.compile("(Z33\\.?1|Z34|O09).*");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(?:[.+ /].*)?");

    private PregnancyReader() {}

    static Pregnancy of(List<Segment> segments) {
        Pregnancy known = Pregnancy.ANY;
        for (Segment segment : segments) {
            Pregnancy said = switch (segment.getName()) {
                case "OBX" -> observed(segment);
                case "DG1" -> diagnosed(text(segment, 3, 1));
                default -> Pregnancy.ANY;
            };
            if (known == Pregnancy.ANY || (known == Pregnancy.PREGNANT && said != Pregnancy.ANY)) {
                known = said;
            }
        }
        return known;
    }

    private static Pregnancy observed(Segment segment) {
        String code = text(segment, 3, 1);
        String value = text(segment, 5, 1);
        if (WEEKS.contains(code)) {
            Matcher weeks = NUMBER.matcher(value);
            return weeks.matches() ? inWeek(Integer.parseInt(weeks.group(1))) : Pregnancy.ANY;
        }
        String word = value.toUpperCase(Locale.ROOT);
        boolean yes = YES.contains(word) || word.startsWith("PREGNANT");
        return WHETHER.contains(code) && yes ? Pregnancy.PREGNANT : Pregnancy.ANY;
    }

    private static Pregnancy diagnosed(String code) {
        Matcher weeks = WEEKS_IN_CODE.matcher(code);
        if (weeks.matches()) {
            return inWeek(Integer.parseInt(weeks.group(1)));
        }
        return PREGNANT_CODE.matcher(code).matches() ? Pregnancy.PREGNANT : Pregnancy.ANY;
    }

    /** By completed weeks; a number that no pregnancy reaches says nothing. Z3A.00 and .01 mean unknown and below eight. */
    private static Pregnancy inWeek(int week) {
        if (week == 0 || week > 45) {
            return week == 0 ? Pregnancy.PREGNANT : Pregnancy.ANY;
        }
        return week < 14 ? Pregnancy.TRIMESTER_1 : week < 28 ? Pregnancy.TRIMESTER_2 : Pregnancy.TRIMESTER_3;
    }

    private static String text(Segment segment, int field, int component) {
        try {
            String text = Terser.get(segment, field, 0, component, 1);
            return text == null ? "" : text.strip();
        } catch (HL7Exception e) {
            return "";
        }
    }
}
