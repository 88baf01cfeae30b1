package org.undercroft.lab.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables in which the catalog is carried in and out, in the order in which one builds on the other. */
public enum CatalogTable {
    SPECIMEN_TYPES(
            "Specimen types",
            "code",
            "name",
            "tube",
            "additive",
            "minimum_volume",
            "stability_room",
            "stability_cold",
            "stability_frozen",
            "active"),
    TESTS(
            "Tests",
            "code",
            "name",
            "short_name",
            "loinc",
            "unit",
            "kind",
            "decimals",
            "specimen",
            "other_specimens",
            "section",
            "method",
            "possible_low",
            "possible_high",
            "measuring_low",
            "measuring_high",
            "molar_mass",
            "choices",
            "stability_hours",
            "tat_stat",
            "tat_urgent",
            "tat_routine",
            "delta_kind",
            "delta_limit",
            "delta_days",
            "formula",
            "inputs",
            "orderable",
            "notifiable",
            "active"),
    RANGES(
            "Reference ranges",
            "test",
            "sex",
            "age_from",
            "age_to",
            "pregnancy",
            "low",
            "high",
            "critical_low",
            "critical_high",
            "valid_from",
            "valid_to",
            "note"),
    PANELS("Panels", "code", "name", "loinc", "tests", "active"),
    REFLEX_RULES("Reflex rules", "code", "test", "condition", "value", "adds", "reason", "active");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    CatalogTable(String label, String... columns) {
        this.label = label;
        this.columns = List.of(columns);
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Its columns, the one that names the thing first. */
    public List<String> columns() {
        return columns;
    }

    /** Its name in addresses and of its file: {@code specimen-types}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The table of a name. */
    public static Optional<CatalogTable> of(String path) {
        for (CatalogTable table : values()) {
            if (table.path().equals(path)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
