package org.undercroft.lab.critical;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what the person on the telephone read back with what was reported (CAP COM.30000 and the Joint Commission's
 * NPSG.02.03.01 ask for the read-back; here the program listens too).
 */
public final class ReadBack {

    private static final Pattern VALUE = Pattern.compile("([<>]=?)?\\s*(-?\\d{1,15}(?:[.,]\\d{1,12})?)\\s*(.*)");

    private ReadBack() {}

    /** How a read-back compares. */
    public enum Verdict {
        /** Value and unit are the reported ones. */
        MATCH("Read back rightly"),
        /** The value is right, its unit was not said. */
        INCOMPLETE("Unit not read back"),
        /** Another value or unit: what was heard is wrong. */
        MISMATCH("Read back WRONG"),
        /** Nobody read anything back. */
        NOT_READ_BACK("Not read back"),
        /** Nobody answered. */
        NOT_REACHED("Not reached");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * The verdict. Decimal commas and points, trailing zeros, blanks and the case of the unit don't matter; any other
     * difference does, so 7 is not 7.1.
     *
     * @param value as reported
     * @param unit as reported; empty if the test has none
     * @param said value and unit as the caller typed what was heard
     */
    public static Verdict compare(String value, String unit, String said) {
        String heard = said.strip();
        if (heard.isEmpty()) {
            return Verdict.NOT_READ_BACK;
        }
        Matcher reported = VALUE.matcher(value.strip());
        Matcher read = VALUE.matcher(heard);
        if (!reported.matches() || !read.matches()) {
            return words(value, unit, heard);
        }
        boolean sameValue = number(reported).compareTo(number(read)) == 0
                && comparator(reported).equals(comparator(read));
        String readUnit = plain(read.group(3));
        if (!sameValue || !(readUnit.isEmpty() || readUnit.equals(plain(unit)))) {
            return Verdict.MISMATCH;
        }
        return readUnit.isEmpty() && !plain(unit).isEmpty() ? Verdict.INCOMPLETE : Verdict.MATCH;
    }

    private static Verdict words(String value, String unit, String heard) {
        String said = plain(heard);
        return said.equals(plain(value)) || said.equals(plain(value + unit)) ? Verdict.MATCH : Verdict.MISMATCH;
    }

    private static BigDecimal number(Matcher matcher) {
        return new BigDecimal(matcher.group(2).replace(',', '.'));
    }

    private static String comparator(Matcher matcher) {
        return matcher.group(1) == null ? "" : matcher.group(1);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('µ', 'u').replace('μ', 'u').replaceAll("[\\[\\]{}\\s]", "");
    }
}
