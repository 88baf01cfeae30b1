package org.undercroft.platform.page.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes coordinates: two decimals at most, never in exponents, which SVG would read but people would not. */
final class Place {

    private Place() {}

    static String of(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String of(double x, double y) {
        return of(x) + " " + of(y);
    }
}
