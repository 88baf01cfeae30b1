package org.undercroft.lab.control;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.AnalyzerId;

/**
 * What a control should give.
 *
 * @param id its number; 0 before it is stored
 * @param analyzer on which analyzer; null on any
 * @param control the number by which analyzers name the control, as on its barcode
 * @param material the maker's name of it
 * @param lot its lot
 * @param level its level, such as {@code "2"}
 * @param test our test code
 * @param mean the value to expect
 * @param deviation the standard deviation to expect, more than 0
 * @param unit UCUM
 * @param source where mean and deviation come from, such as {@code "package insert"}
 * @param expires the last day on which the lot counts; null if nobody said
 */
public record ControlTarget(
        long id,
        @Nullable AnalyzerId analyzer,
        String control,
        String material,
        String lot,
        String level,
        String test,
        BigDecimal mean,
        BigDecimal deviation,
        String unit,
        String source,
        @Nullable LocalDate expires) {

    /** What a package insert says. */
    public static final String PACKAGE_INSERT = "package insert";

    private static final int SCALE = 3;

    /** Validates the figures. */
    public ControlTarget {
        if (control.isBlank()) {
            throw new IllegalArgumentException("A control needs the number by which analyzers name it");
        }
        if (deviation.signum() <= 0) {
            throw new IllegalArgumentException("A standard deviation is more than 0, but was " + deviation);
        }
    }

    /** How many standard deviations a value lies from the mean. */
    public BigDecimal z(BigDecimal value) {
        return value.subtract(mean).divide(deviation, SCALE, RoundingMode.HALF_UP);
    }

    /** A target from a package insert, of a lot whose last day nobody said. */
    public ControlTarget(
            long id,
            @Nullable AnalyzerId analyzer,
            String control,
            String material,
            String lot,
            String level,
            String test,
            BigDecimal mean,
            BigDecimal deviation,
            String unit) {
        this(id, analyzer, control, material, lot, level, test, mean, deviation, unit, PACKAGE_INSERT, null);
    }

    /** Whether the lot no longer counts on a day. */
    public boolean isExpired(LocalDate day) {
        return expires != null && day.isAfter(expires);
    }
}
