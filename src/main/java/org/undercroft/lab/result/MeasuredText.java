package org.undercroft.lab.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Units;

/**
 * A value as an instrument wrote it, understood.
 *
 * @param reported the value to report, comparator included
 * @param number its number; null if it is none
 * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
 */
public record MeasuredText(String reported, @Nullable BigDecimal number, String comparator) {

    private static final Pattern NUMBER =
            Pattern.compile("([<>]=?)?\\s*([+-]?\\d{1,15}(?:[.,]\\d{1,12})?)(?:[eE]([+-]?\\d{1,2}))?");

    /**
     * Reads a value: decimal commas and points alike, comparators, blanks around it. What is no number stays text; of
     * several components the first counts.
     *
     * @param mapping factor and decimals; null for none
     * @param test decimals; null if unknown
     */
    public static MeasuredText of(String value, @Nullable Mapping mapping, @Nullable LabTest test) {
        String first = firstComponent(value.strip());
        Matcher form = NUMBER.matcher(first);
        if (!form.matches() || (test != null && !test.isNumeric())) {
            return new MeasuredText(first, null, "");
        }
        String comparator = form.group(1) == null ? "" : form.group(1);
        BigDecimal number = new BigDecimal(form.group(2).replace(',', '.'));
        if (form.group(3) != null) {
            number = number.scaleByPowerOfTen(Integer.parseInt(form.group(3)));
        }
        BigDecimal converted = round(converted(number, mapping, test), decimals(mapping, test));
        return new MeasuredText(comparator + converted.toPlainString(), converted, comparator);
    }

    private static String firstComponent(String value) {
        int end = value.indexOf('^');
        return end <= 0 ? value : value.substring(0, end).strip();
    }

    /** By the mapping's factor; where it names another unit than the test's and no factor, by UCUM. */
    private static BigDecimal converted(BigDecimal number, @Nullable Mapping mapping, @Nullable LabTest test) {
        if (mapping == null) {
            return number;
        } else if (mapping.factor() != null) {
            return number.multiply(mapping.factor());
        } else if (test == null || mapping.unit().isEmpty() || UnitText.same(mapping.unit(), test.unit())) {
            return number;
        }
        return Units.factor(Units.ucum(mapping.unit()), test.unit(), test.form().molarMass())
                .map(number::multiply)
                .orElse(number);
    }

    private static @Nullable Integer decimals(@Nullable Mapping mapping, @Nullable LabTest test) {
        if (mapping != null && mapping.decimals() != null) {
            return mapping.decimals();
        }
        return test == null ? null : test.decimals();
    }

    /** Rounds what is finer than reported, and never adds a digit that wasn't measured. */
    private static BigDecimal round(BigDecimal number, @Nullable Integer decimals) {
        return decimals == null || number.scale() <= decimals
                ? number
                : number.setScale(decimals, RoundingMode.HALF_UP);
    }
}
