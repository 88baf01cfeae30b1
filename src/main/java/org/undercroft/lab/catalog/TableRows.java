package org.undercroft.lab.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parts of the catalog from rows of a table. */
final class TableRows {

    private static final LabTest BLANK = new LabTest("", "", "", "", null, "", "", null, null, true, 0, List.of());

    private TableRows() {}

    static SpecimenType specimenType(Cells cells, @Nullable SpecimenType present) {
        SpecimenType now = present == null ? new SpecimenType(cells.needed("code"), "", "") : present;
        return new SpecimenType(
                cells.needed("code"),
                cells.text("name", now.name()),
                cells.text("tube", now.tube()),
                cells.text("additive", now.additive()),
                cells.number("minimum_volume", now.minimumVolume()),
                cells.whole("stability_room", now.stabilityRoom()),
                cells.whole("stability_cold", now.stabilityCold()),
                cells.whole("stability_frozen", now.stabilityFrozen()),
                cells.yes("active", now.active()),
                now.version());
    }

    static LabTest test(Cells cells, @Nullable LabTest present) {
        LabTest now = present == null ? BLANK : present;
        Integer decimals = cells.whole("decimals", now.decimals());
        boolean calculated = !cells.text("formula", "").isEmpty();
        ValueKind usual = calculated ? ValueKind.CALCULATED : decimals == null ? ValueKind.TEXT : ValueKind.NUMERIC;
        return new LabTest(
                cells.needed("code"),
                cells.text("name", now.name()),
                cells.text("loinc", now.loinc()),
                cells.text("unit", now.unit()),
                decimals,
                cells.text("specimen", now.specimenType()),
                cells.text("section", now.section()),
                cells.number("possible_low", now.possibleLow()),
                cells.number("possible_high", now.possibleHigh()),
                cells.yes("active", now.active()),
                now.version(),
                now.ranges(),
                new ValueForm(
                        cells.choice(
                                "kind",
                                ValueKind.class,
                                present == null ? usual : now.form().kind()),
                        cells.words("choices", "\\|", now.form().choices()),
                        cells.number("measuring_low", now.form().measuringLow()),
                        cells.number("measuring_high", now.form().measuringHigh()),
                        cells.number("molar_mass", now.form().molarMass())),
                service(cells, now.service()),
                delta(cells, now.delta()),
                calculation(cells, now.calculation()));
    }

    private static Service service(Cells cells, Service now) {
        return new Service(
                cells.text("short_name", now.shortName()),
                cells.text("method", now.method()),
                cells.words("other_specimens", " ", now.otherSpecimens()),
                cells.whole("stability_hours", now.stabilityHours()),
                new Turnaround(
                        cells.whole("tat_stat", now.turnaround().stat()),
                        cells.whole("tat_urgent", now.turnaround().urgent()),
                        cells.whole("tat_routine", now.turnaround().routine())),
                cells.yes("orderable", now.orderable()),
                cells.yes("notifiable", now.notifiable()));
    }

    private static @Nullable DeltaLimit delta(Cells cells, @Nullable DeltaLimit now) {
        var limit = cells.number("delta_limit", now == null ? null : now.limit());
        Integer days = cells.whole("delta_days", now == null ? null : (Integer) now.days());
        var kind =
                cells.choice("delta_kind", DeltaLimit.Kind.class, now == null ? DeltaLimit.Kind.PERCENT : now.kind());
        if (limit == null) {
            return null;
        } else if (days == null) {
            throw new IllegalArgumentException("A delta limit needs its delta_days.");
        }
        return new DeltaLimit(kind, limit, days);
    }

    private static @Nullable Calculation calculation(Cells cells, @Nullable Calculation now) {
        String formula = cells.text("formula", now == null ? "" : now.formula());
        return formula.isEmpty()
                ? null
                : new Calculation(formula, inputs(cells.text("inputs", now == null ? "" : inputs(now))));
    }

    /** Inputs as text: {@code sodium=NA; chloride=CL}. */
    static Map<String, String> inputs(String text) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String each : text.split("[;\\n]", -1)) {
            if (!each.isBlank()) {
                int sign = each.indexOf('=');
                if (sign < 1) {
                    throw new IllegalArgumentException(
                            "'" + each.strip() + "' names no input: write sodium=NA; chloride=CL.");
                }
                inputs.put(
                        each.substring(0, sign).strip(),
                        each.substring(sign + 1).strip());
            }
        }
        return inputs;
    }

    static String inputs(Calculation calculation) {
        return calculation.inputs().entrySet().stream()
                .map(input -> input.getKey() + "=" + input.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    static ReferenceRange range(Cells cells) {
        String sex = cells.text("sex", "A");
        if (!sex.matches("[AFM]?")) {
            throw new IllegalArgumentException("'" + sex + "' in the column sex is none of A, F and M.");
        }
        return new ReferenceRange(
                sex.isEmpty() ? 'A' : sex.charAt(0),
                cells.age("age_from", 0),
                cells.age("age_to", ReferenceRange.ANY_AGE),
                cells.number("low", null),
                cells.number("high", null),
                cells.number("critical_low", null),
                cells.number("critical_high", null),
                cells.day("valid_from", ReferenceRange.ALWAYS),
                cells.day("valid_to", ReferenceRange.FOREVER),
                cells.choice("pregnancy", Pregnancy.class, Pregnancy.ANY),
                cells.text("note", ""));
    }

    static Panel panel(Cells cells, @Nullable Panel present) {
        Panel now = present == null ? new Panel("", "", "", List.of()) : present;
        return new Panel(
                cells.needed("code"),
                cells.text("name", now.name()),
                cells.text("loinc", now.loinc()),
                cells.words("tests", "\\s+", now.tests()),
                cells.yes("active", now.active()),
                now.version());
    }

    static ReflexRule reflexRule(Cells cells, @Nullable ReflexRule present) {
        ReflexRule now = present == null
                ? new ReflexRule("", "", ReflexRule.Condition.ABNORMAL, "", List.of(), "", true, 0)
                : present;
        return new ReflexRule(
                cells.needed("code"),
                cells.text("test", now.test()),
                cells.choice("condition", ReflexRule.Condition.class, now.condition()),
                cells.text("value", now.value()),
                cells.words("adds", "\\s+", now.adds()),
                cells.text("reason", now.reason()),
                cells.yes("active", now.active()),
                now.version());
    }
}
