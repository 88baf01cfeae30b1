package org.undercroft.lab.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog as rows of a table; what it writes {@link CatalogImport} reads. */
public final class CatalogExport {

    private CatalogExport() {}

    /** The rows of a table, in the order of its columns. */
    public static List<List<@Nullable Object>> rows(CatalogTable table, Catalog catalog) {
        return switch (table) {
            case SPECIMEN_TYPES ->
                catalog.specimenTypes().stream().map(CatalogExport::row).toList();
            case TESTS -> catalog.tests().stream().map(CatalogExport::row).toList();
            case RANGES ->
                catalog.tests().stream()
                        .flatMap(test -> test.ranges().stream().map(range -> row(test.code(), range)))
                        .toList();
            case PANELS -> catalog.panels().stream().map(CatalogExport::row).toList();
            case REFLEX_RULES ->
                catalog.reflexRules().stream().map(CatalogExport::row).toList();
        };
    }

    private static List<@Nullable Object> row(SpecimenType type) {
        return Arrays.asList(
                type.code(),
                type.name(),
                type.tube(),
                type.additive(),
                type.minimumVolume(),
                type.stabilityRoom(),
                type.stabilityCold(),
                type.stabilityFrozen(),
                yes(type.active()));
    }

    static List<@Nullable Object> row(LabTest test) {
        ValueForm form = test.form();
        Service service = test.service();
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                test.code(),
                test.name(),
                service.shortName(),
                test.loinc(),
                test.unit(),
                form.kind(),
                test.decimals(),
                test.specimenType(),
                String.join(" ", service.otherSpecimens()),
                test.section(),
                service.method(),
                test.possibleLow(),
                test.possibleHigh(),
                form.measuringLow(),
                form.measuringHigh(),
                form.molarMass(),
                String.join("|", form.choices()),
                service.stabilityHours()));
        Turnaround turnaround = service.turnaround();
        DeltaLimit delta = test.delta();
        Calculation calculation = test.calculation();
        row.addAll(Arrays.asList(
                turnaround.stat(),
                turnaround.urgent(),
                turnaround.routine(),
                delta == null ? null : delta.kind(),
                delta == null ? null : delta.limit(),
                delta == null ? null : delta.days(),
                calculation == null ? null : calculation.formula(),
                calculation == null ? null : TableRows.inputs(calculation),
                yes(service.orderable()),
                yes(service.notifiable()),
                yes(test.active())));
        return row;
    }

    private static List<@Nullable Object> row(String test, ReferenceRange range) {
        return Arrays.asList(
                test,
                range.sex(),
                range.ageFrom(),
                range.ageTo(),
                range.pregnancy(),
                range.low(),
                range.high(),
                range.criticalLow(),
                range.criticalHigh(),
                range.validFrom(),
                range.validTo(),
                range.note());
    }

    private static List<@Nullable Object> row(Panel panel) {
        return Arrays.asList(
                panel.code(), panel.name(), panel.loinc(), String.join(" ", panel.tests()), yes(panel.active()));
    }

    private static List<@Nullable Object> row(ReflexRule rule) {
        return Arrays.asList(
                rule.code(),
                rule.test(),
                rule.condition(),
                rule.value(),
                String.join(" ", rule.adds()),
                rule.reason(),
                yes(rule.active()));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
