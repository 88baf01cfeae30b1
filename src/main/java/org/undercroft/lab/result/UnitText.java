package org.undercroft.lab.result;

import java.util.Locale;

/** Units as instruments write them. */
final class UnitText {

    private UnitText() {}

    /** Whether two texts write the same unit: blanks, case, the micro sign and the ways to write a power don't matter. */
    static boolean same(String one, String other) {
        return one.equals(other) || plain(one).equals(plain(other));
    }

    private static String plain(String unit) {
        return unit.toLowerCase(Locale.ROOT)
                .replace('µ', 'u')
                .replace('μ', 'u')
                .replaceAll("[\\[\\]{}\\s]", "")
                .replaceAll("^(?:x)?10[e^*](\\d)", "10*$1")
                .replaceAll("^um3$", "fl");
    }
}
