package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How parts of the catalog stand in the database. */
final class CatalogRows {

    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};

    private final JsonMapper json;

    CatalogRows(JsonMapper json) {
        this.json = json;
    }

    LabTest test(ResultSet row, List<ReferenceRange> ranges) throws SQLException {
        return new LabTest(
                row.getString("code"),
                row.getString("name"),
                row.getString("loinc"),
                row.getString("unit"),
                row.getObject("decimals", Integer.class),
                row.getString("specimen_type"),
                row.getString("section"),
                row.getBigDecimal("possible_low"),
                row.getBigDecimal("possible_high"),
                row.getBoolean("active"),
                row.getInt("version"),
                ranges,
                new ValueForm(
                        ValueKind.valueOf(row.getString("kind")),
                        texts(row.getArray("choices")),
                        row.getBigDecimal("measuring_low"),
                        row.getBigDecimal("measuring_high"),
                        row.getBigDecimal("molar_mass")),
                service(row),
                delta(row),
                calculation(row));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getString("short_name"),
                row.getString("method"),
                texts(row.getArray("other_specimens")),
                row.getObject("stability_hours", Integer.class),
                new Turnaround(
                        row.getObject("turnaround_stat", Integer.class),
                        row.getObject("turnaround_urgent", Integer.class),
                        row.getObject("turnaround_routine", Integer.class)),
                row.getBoolean("orderable"),
                row.getBoolean("notifiable"));
    }

    private static @Nullable DeltaLimit delta(ResultSet row) throws SQLException {
        String kind = row.getString("delta_kind");
        return kind == null
                ? null
                : new DeltaLimit(
                        DeltaLimit.Kind.valueOf(kind), row.getBigDecimal("delta_limit"), row.getInt("delta_days"));
    }

    private @Nullable Calculation calculation(ResultSet row) throws SQLException {
        String formula = row.getString("formula");
        return formula == null
                ? null
                : new Calculation(formula, json.readValue(row.getString("formula_inputs"), INPUTS));
    }

    /** The values of a test in the order of {@link CatalogRepository}'s statement. */
    List<@Nullable Object> values(LabTest test, String actor) {
        DeltaLimit delta = test.delta();
        Calculation calculation = test.calculation();
        Service service = test.service();
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                test.code(),
                test.name(),
                test.loinc(),
                test.unit(),
                test.decimals(),
                test.specimenType(),
                test.section(),
                test.possibleLow(),
                test.possibleHigh(),
                test.active(),
                test.form().kind().name(),
                test.form().choices().toArray(String[]::new),
                test.form().measuringLow(),
                test.form().measuringHigh(),
                test.form().molarMass()));
        values.addAll(Arrays.asList(
                service.shortName(),
                service.method(),
                service.otherSpecimens().toArray(String[]::new),
                service.stabilityHours(),
                service.turnaround().stat(),
                service.turnaround().urgent(),
                service.turnaround().routine(),
                service.orderable(),
                service.notifiable(),
                delta == null ? null : delta.kind().name(),
                delta == null ? null : delta.limit(),
                delta == null ? null : delta.days(),
                calculation == null ? null : calculation.formula(),
                calculation == null ? "{}" : json.writeValueAsString(calculation.inputs()),
                actor));
        return values;
    }

    static ReferenceRange range(ResultSet row) throws SQLException {
        return new ReferenceRange(
                row.getString("sex").charAt(0),
                row.getInt("age_from"),
                row.getInt("age_to"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                row.getBigDecimal("critical_low"),
                row.getBigDecimal("critical_high"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                Pregnancy.valueOf(row.getString("pregnancy")),
                row.getString("note"));
    }

    static @Nullable Object[] values(String test, ReferenceRange range) {
        return new @Nullable Object[] {
            test,
            String.valueOf(range.sex()),
            range.ageFrom(),
            range.ageTo(),
            range.low(),
            range.high(),
            range.criticalLow(),
            range.criticalHigh(),
            range.validFrom(),
            range.validTo(),
            range.pregnancy().name(),
            range.note()
        };
    }

    static Panel panel(ResultSet row) throws SQLException {
        return new Panel(
                row.getString("code"),
                row.getString("name"),
                row.getString("loinc"),
                texts(row.getArray("tests")),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    static ReflexRule reflexRule(ResultSet row) throws SQLException {
        return new ReflexRule(
                row.getString("code"),
                row.getString("test"),
                ReflexRule.Condition.valueOf(row.getString("condition")),
                row.getString("value"),
                texts(row.getArray("adds")),
                row.getString("reason"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    static SpecimenType specimenType(ResultSet row) throws SQLException {
        BigDecimal volume = row.getBigDecimal("minimum_volume");
        return new SpecimenType(
                row.getString("code"),
                row.getString("name"),
                row.getString("tube"),
                row.getString("additive"),
                volume,
                row.getObject("stability_room", Integer.class),
                row.getObject("stability_cold", Integer.class),
                row.getObject("stability_frozen", Integer.class),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
