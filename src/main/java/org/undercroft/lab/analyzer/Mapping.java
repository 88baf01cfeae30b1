package org.undercroft.lab.analyzer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one code of an instrument means.
 *
 * @param code as the instrument writes it
 * @param test our test code; null if the code is known and deliberately not reported
 * @param unit the unit the instrument must say; empty to accept whatever it says
 * @param factor what a value is multiplied by to reach the catalog's unit; null for 1
 * @param decimals to round to; null as the catalog says
 * @param loinc a LOINC code for this instrument's method; empty for the catalog's
 * @param valueField where this code's value stands, if elsewhere than the analyzer's other values; null if not
 */
public record Mapping(
        String code,
        @Nullable String test,
        String unit,
        @Nullable BigDecimal factor,
        @Nullable Integer decimals,
        String loinc,
        @Nullable Integer valueField) {

    /** A code that means a test, and nothing else to mind. */
    public static Mapping of(String code, String test) {
        return new Mapping(code, test, "", null, null, "", null);
    }

    /** Validates the code. */
    public Mapping {
        if (code.isBlank()) {
            throw new IllegalArgumentException("A mapping needs the instrument's code");
        }
    }
}
