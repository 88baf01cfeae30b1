package org.undercroft.lab.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.calculation.Formula;
import org.undercroft.lab.calculation.Formulas;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogExport;
import org.undercroft.lab.catalog.CatalogPart;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.DeltaLimit;
import org.undercroft.lab.catalog.ReflexRule;
import org.undercroft.lab.catalog.ValueKind;
import org.undercroft.platform.page.Option;

/** The fields by which a part of the catalog is edited: one for each column of its table. */
public final class CatalogFields {

    private static final List<String> YES_OR_NO = List.of("active", "orderable", "notifiable");
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("loinc", "LOINC"),
            Map.entry("unit", "Unit (UCUM)"),
            Map.entry("kind", "Values"),
            Map.entry("section", "Bench"),
            Map.entry("possible_low", "Lowest possible value"),
            Map.entry("possible_high", "Highest possible value"),
            Map.entry("measuring_low", "Measuring range from"),
            Map.entry("measuring_high", "Measuring range to"),
            Map.entry("molar_mass", "Molar mass, g/mol"),
            Map.entry("choices", "Words allowed"),
            Map.entry("stability_hours", "Stability, hours"),
            Map.entry("tat_stat", "Turnaround at once, minutes"),
            Map.entry("tat_urgent", "Turnaround soon, minutes"),
            Map.entry("tat_routine", "Turnaround routine, minutes"),
            Map.entry("delta_kind", "Delta as"),
            Map.entry("delta_days", "Delta counts for, days"),
            Map.entry("minimum_volume", "Minimum volume, mL"),
            Map.entry("stability_room", "Stability at 20 to 25 °C, hours"),
            Map.entry("stability_cold", "Stability at 2 to 8 °C, hours"),
            Map.entry("stability_frozen", "Stability at −20 °C, hours"),
            Map.entry("orderable", "Can be ordered by itself"),
            Map.entry("notifiable", "Reported to public health"),
            Map.entry("active", "In use"),
            Map.entry("adds", "Tests to add"));
    private static final Map<String, String> HINTS = Map.of(
            "choices", "Parted by |",
            "other_specimens", "Codes parted by blanks",
            "inputs", "Each input from a test or a fixed number: sodium=NA; isi=1.05",
            "tests", "Codes in the order of the report, parted by blanks",
            "adds", "Codes parted by blanks",
            "decimals", "Empty where the values are words",
            "value", "A number, or words parted by |");

    private CatalogFields() {}

    /**
     * One field.
     *
     * @param name the column
     * @param label for people
     * @param type of the form's component
     * @param value what stands
     * @param hint how to fill it; null if that is plain
     * @param required whether it must be filled
     * @param options what a list offers
     */
    public record Field(
            String name,
            String label,
            String type,
            String value,
            @Nullable String hint,
            boolean required,
            List<Option> options) {}

    /** The fields of a table with these values. */
    static List<Field> of(CatalogTable table, Map<String, String> values, Catalog catalog) {
        List<Field> fields = new ArrayList<>();
        for (String column : table.columns()) {
            String value = values.getOrDefault(column, "");
            List<Option> options = options(column, catalog);
            boolean check = YES_OR_NO.contains(column);
            String type = check ? "checkbox" : options.isEmpty() ? "text" : "select";
            fields.add(new Field(
                    column,
                    label(column),
                    "tests".equals(column) || "inputs".equals(column) ? "textarea" : type,
                    check ? String.valueOf(!value.equals("no")) : value,
                    HINTS.get(column),
                    List.of("code", "name", "section", "specimen", "tube", "reason", "adds", "tests")
                            .contains(column),
                    options));
        }
        return fields;
    }

    static String label(String column) {
        String words = column.replace('_', ' ');
        return LABELS.getOrDefault(column, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private static List<Option> options(String column, Catalog catalog) {
        return switch (column) {
            case "kind" -> Option.of(ValueKind.class, ValueKind::label);
            case "delta_kind" -> Option.of(DeltaLimit.Kind.class, DeltaLimit.Kind::label);
            case "condition" -> Option.of(ReflexRule.Condition.class, ReflexRule.Condition::label);
            case "specimen" ->
                catalog.specimenTypes().stream()
                        .map(type -> new Option(type.code(), type.code() + " · " + type.name()))
                        .toList();
            case "test" ->
                catalog.tests().stream()
                        .map(test -> new Option(test.code(), test.code() + " · " + test.name()))
                        .toList();
            case "formula" -> Formulas.all().stream().map(CatalogFields::option).toList();
            default -> List.of();
        };
    }

    private static Option option(Formula formula) {
        return new Option(formula.name(), formula.title());
    }

    /** The values of a part as it stands; empty if there is none of this code. */
    static Map<String, String> values(CatalogTable table, String code, Catalog catalog) {
        List<String> columns = table.columns();
        for (List<@Nullable Object> row : CatalogExport.rows(table, catalog)) {
            if (code.equals(row.getFirst())) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int column = 0; column < columns.size(); column++) {
                    Object value = row.get(column);
                    values.put(columns.get(column), value == null ? "" : value.toString());
                }
                return values;
            }
        }
        return Map.of();
    }

    /** What was entered, for the columns of the table; a box that isn't ticked is a no. */
    static Map<String, String> entered(CatalogTable table, Map<String, String> form) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : table.columns()) {
            boolean check = YES_OR_NO.contains(column);
            cells.put(column, check ? ("true".equals(form.get(column)) ? "yes" : "no") : form.getOrDefault(column, ""));
        }
        return cells;
    }

    /** The present version of a part; 0 if there is none. */
    static int version(CatalogTable table, String code, Catalog catalog) {
        return switch (table) {
            case TESTS, RANGES -> catalog.test(code).map(test -> test.version()).orElse(0);
            case PANELS -> catalog.panel(code).map(panel -> panel.version()).orElse(0);
            case SPECIMEN_TYPES ->
                catalog.specimenType(code).map(type -> type.version()).orElse(0);
            case REFLEX_RULES ->
                catalog.reflexRule(code).map(rule -> rule.version()).orElse(0);
        };
    }

    static CatalogPart part(CatalogTable table) {
        return switch (table) {
            case TESTS, RANGES -> CatalogPart.TEST;
            case PANELS -> CatalogPart.PANEL;
            case SPECIMEN_TYPES -> CatalogPart.SPECIMEN_TYPE;
            case REFLEX_RULES -> CatalogPart.REFLEX_RULE;
        };
    }

    /** Where the parts of a table are listed. */
    static String path(CatalogTable table) {
        return table == CatalogTable.TESTS || table == CatalogTable.RANGES
                ? "/lab/catalog"
                : "/lab/catalog/parts/" + table.path();
    }

    /** The tables whose parts have pages. */
    static List<CatalogTable> listed() {
        return Arrays.stream(CatalogTable.values())
                .filter(table -> table != CatalogTable.RANGES)
                .toList();
    }
}
