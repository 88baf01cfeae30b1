package org.undercroft.lab.microbiology;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was measured of an antibiotic against an isolate.
 *
 * @param method how
 * @param comparator {@code <=}, {@code >} or empty: the end of a dilution series
 * @param value mg/L of a minimal inhibitory concentration, or mm of a zone
 */
public record Measured(Method method, String comparator, BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("(<=|>=|<|>)?\\s*(\\d{1,5}(?:[.,]\\d{1,4})?)");

    /** How susceptibility is measured. */
    public enum Method {
        /** Minimal inhibitory concentration, mg/L. */
        MIC,
        /** Zone of a disk, mm. */
        DISK
    }

    /**
     * Reads a value as people write it.
     *
     * @throws IllegalArgumentException if it is none, or a zone is no zone
     */
    public static Measured of(Method method, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither a concentration nor a zone");
        }
        String comparator = form.group(1) == null ? "" : form.group(1);
        BigDecimal value = new BigDecimal(form.group(2).replace(',', '.'));
        if (method == Method.DISK && (!comparator.isEmpty() || value.compareTo(BigDecimal.valueOf(60)) > 0)) {
            throw new IllegalArgumentException("A zone is a number of millimetres up to 60, not '" + text + "'");
        }
        return new Measured(method, comparator, value);
    }

    /** As it is shown. */
    public String text() {
        return comparator + value.toPlainString();
    }
}
