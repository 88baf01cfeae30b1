package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * The values to expect in some people. Limits belong to the range; null leaves a side open.
 *
 * @param sex whom it holds for: A any, F female, M male
 * @param ageFrom age in days from which it holds
 * @param ageTo age in days from which it holds no more
 * @param low lowest value to expect
 * @param high highest value to expect
 * @param criticalLow values up to this one are dangerous
 * @param criticalHigh values from this one on are dangerous
 * @param validFrom first day it is used
 * @param validTo first day it is used no more
 * @param pregnancy whom of the pregnant it holds for
 * @param note where it comes from, and what else to know
 */
public record ReferenceRange(
        char sex,
        int ageFrom,
        int ageTo,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal criticalLow,
        @Nullable BigDecimal criticalHigh,
        LocalDate validFrom,
        LocalDate validTo,
        Pregnancy pregnancy,
        String note) {

    /** Before any day that a laboratory knows of. */
    public static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    /** A day that doesn't come. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** The age in days that nobody reaches. */
    public static final int ANY_AGE = 60_000;

    public ReferenceRange {
        validFrom = validFrom == null ? ALWAYS : validFrom;
        validTo = validTo == null ? FOREVER : validTo;
        pregnancy = pregnancy == null ? Pregnancy.ANY : pregnancy;
        note = note == null ? "" : note;
    }

    /** A range that holds whether pregnant or not. */
    public ReferenceRange(
            char sex,
            int ageFrom,
            int ageTo,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal criticalLow,
            @Nullable BigDecimal criticalHigh,
            LocalDate validFrom,
            LocalDate validTo) {
        this(sex, ageFrom, ageTo, low, high, criticalLow, criticalHigh, validFrom, validTo, Pregnancy.ANY, "");
    }

    /**
     * Whether it holds for somebody on a day. Someone whose age is unknown is judged as an adult; someone whose sex is
     * neither female nor male only by ranges for any sex; someone of whom no pregnancy is known only by ranges that
     * don't ask for one.
     */
    public boolean covers(Sex person, @Nullable LocalDate birthDate, LocalDate day, Pregnancy known) {
        return fits(person)
                && fits(ageInDays(birthDate, day))
                && !day.isBefore(validFrom)
                && day.isBefore(validTo)
                && pregnancy.holdsFor(known);
    }

    /** The same for somebody of whom no pregnancy is known. */
    public boolean covers(Sex person, @Nullable LocalDate birthDate, LocalDate day) {
        return covers(person, birthDate, day, Pregnancy.ANY);
    }

    /** How closely it describes those it holds for; of several the closest counts. */
    int closeness() {
        return 2 * pregnancy.closeness() + (sex == 'A' ? 0 : 1);
    }

    /** Whether some person on some day could be judged by either, and neither is closer. */
    boolean overlaps(ReferenceRange other) {
        return sex == other.sex
                && pregnancy == other.pregnancy
                && ageFrom < other.ageTo
                && other.ageFrom < ageTo
                && validFrom.isBefore(other.validTo)
                && other.validFrom.isBefore(validTo);
    }

    private boolean fits(Sex person) {
        return switch (sex) {
            case 'F' -> person == Sex.FEMALE;
            case 'M' -> person == Sex.MALE;
            default -> true;
        };
    }

    private boolean fits(long age) {
        return age >= ageFrom && age < ageTo;
    }

    private static long ageInDays(@Nullable LocalDate birthDate, LocalDate day) {
        return birthDate == null ? ADULT : Math.max(0, ChronoUnit.DAYS.between(birthDate, day));
    }

    private static final long ADULT = 14_600;

    /**
     * How a value lies to this range. Of a value beyond the measuring range, such as {@code >8}, only the side that it
     * surely lies on counts.
     *
     * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
     */
    public Flag flag(BigDecimal value, String comparator) {
        boolean mayBeLower = comparator.startsWith("<");
        boolean mayBeHigher = comparator.startsWith(">");
        if (!mayBeHigher && reaches(criticalLow, value, -1)) {
            return Flag.CRITICAL_LOW;
        } else if (!mayBeLower && reaches(criticalHigh, value, 1)) {
            return Flag.CRITICAL_HIGH;
        } else if (!mayBeHigher && isBeyond(low, value, -1, mayBeLower)) {
            return Flag.LOW;
        } else if (!mayBeLower && isBeyond(high, value, 1, mayBeHigher)) {
            return Flag.HIGH;
        }
        return low == null && high == null ? Flag.UNKNOWN : Flag.NORMAL;
    }

    private static boolean reaches(@Nullable BigDecimal limit, BigDecimal value, int side) {
        return limit != null && Integer.signum(value.compareTo(limit)) * side >= 0;
    }

    private static boolean isBeyond(@Nullable BigDecimal limit, BigDecimal value, int side, boolean andMore) {
        if (limit == null) {
            return false;
        }
        int position = Integer.signum(value.compareTo(limit)) * side;
        return position > 0 || (andMore && position == 0);
    }

    /** The range as people read it: {@code 3.5-5.1}, {@code <5}, {@code >40}; empty if open. */
    public String text() {
        if (low == null || high == null) {
            return high != null ? "<" + high.toPlainString() : low != null ? ">" + low.toPlainString() : "";
        }
        return low.toPlainString() + "-" + high.toPlainString();
    }
}
