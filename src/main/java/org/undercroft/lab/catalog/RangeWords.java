package org.undercroft.lab.catalog;

import java.util.ArrayList;
import java.util.List;

/** Reference ranges in words. */
public final class RangeWords {

    private static final int YEAR = 365;
    private static final int MONTH = 30;

    private RangeWords() {}

    /** Whom a range holds for: {@code female, 18 years and older, 2nd trimester}. */
    public static String whom(ReferenceRange range) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (range.sex()) {
                    case 'F' -> "female";
                    case 'M' -> "male";
                    default -> "any sex";
                });
        words.add(ages(range));
        if (range.pregnancy() != Pregnancy.ANY) {
            words.add(range.pregnancy().label());
        }
        return String.join(", ", words);
    }

    /** The ages a range holds for: {@code 28 days to 18 years}. */
    public static String ages(ReferenceRange range) {
        boolean open = range.ageTo() >= ReferenceRange.ANY_AGE;
        if (range.ageFrom() <= 0) {
            return open ? "any age" : "to " + age(range.ageTo());
        }
        return open ? age(range.ageFrom()) + " and older" : age(range.ageFrom()) + " to " + age(range.ageTo());
    }

    /** An age in the largest unit that tells it exactly; a year has 365 days here, a month 30. */
    public static String age(int days) {
        if (days > 0 && days % YEAR == 0) {
            return days == YEAR ? "1 year" : days / YEAR + " years";
        }
        return days > 0 && days % MONTH == 0 && days < YEAR
                ? (days == MONTH ? "1 month" : days / MONTH + " months")
                : days + " days";
    }
}
