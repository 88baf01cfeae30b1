package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test's values look like.
 *
 * @param kind numbers, words, titers
 * @param choices the words allowed where the kind is {@link ValueKind#CODED}; empty for any
 * @param measuringLow the lowest value the method can tell, in the test's unit: less is reported as {@code <} it; null
 *     if unlimited
 * @param measuringHigh the highest value the method can tell, in the test's unit: more is reported as {@code >} it;
 *     null if unlimited
 * @param molarMass of the analyte in g/mol, by which mass and amount of substance are converted; null if it has none
 */
public record ValueForm(
        ValueKind kind,
        List<String> choices,
        @Nullable BigDecimal measuringLow,
        @Nullable BigDecimal measuringHigh,
        @Nullable BigDecimal molarMass) {

    public ValueForm {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /** Measured numbers or free words, and nothing more to say. */
    public static ValueForm of(boolean numeric) {
        return new ValueForm(numeric ? ValueKind.NUMERIC : ValueKind.TEXT, List.of(), null, null, null);
    }
}
