package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result that asks for more tests on the same specimen.
 *
 * @param code ours
 * @param test code of the test whose result is looked at
 * @param condition how it is looked at
 * @param value what it is compared with: a number, or words parted by {@code |}; empty where the condition needs none
 * @param adds codes of the tests to add
 * @param reason why, for the doctor
 * @param active whether it is used
 * @param version raised with each change
 */
public record ReflexRule(
        String code,
        String test,
        Condition condition,
        String value,
        List<String> adds,
        String reason,
        boolean active,
        int version) {

    /** How a result is looked at. */
    public enum Condition {
        ABOVE("is above"),
        AT_LEAST("is at least"),
        BELOW("is below"),
        AT_MOST("is at most"),
        /** Is one of these words, whatever their case. */
        IS("is one of"),
        /** Lies outside its reference range. */
        ABNORMAL("is abnormal"),
        CRITICAL("is critical");

        private final String label;

        Condition(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** Whether it compares numbers. */
        public boolean needsNumber() {
            return switch (this) {
                case ABOVE, AT_LEAST, BELOW, AT_MOST -> true;
                case IS, ABNORMAL, CRITICAL -> false;
            };
        }
    }

    public ReflexRule {
        value = value == null ? "" : value;
        adds = List.copyOf(adds);
    }

    /**
     * Whether a result asks for the further tests. Of a value beyond the measuring range, such as {@code >8}, only what
     * is surely so counts.
     *
     * @param reported the value as reported
     * @param number its number; null if it is none
     * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
     */
    public boolean fires(String reported, @Nullable BigDecimal number, String comparator, Flag flag) {
        return switch (condition) {
            case ABOVE, AT_LEAST -> number != null && !comparator.startsWith("<") && reaches(number, comparator, 1);
            case BELOW, AT_MOST -> number != null && !comparator.startsWith(">") && reaches(number, comparator, -1);
            case IS ->
                Arrays.stream(value.split("\\|", -1))
                        .anyMatch(word -> word.strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(reported.strip().toLowerCase(Locale.ROOT)));
            case ABNORMAL -> flag != Flag.NORMAL && flag != Flag.UNKNOWN;
            case CRITICAL -> flag.isCritical();
        };
    }

    private boolean reaches(BigDecimal number, String comparator, int side) {
        int position = Integer.signum(number.compareTo(new BigDecimal(value))) * side;
        boolean included = condition == Condition.AT_LEAST || condition == Condition.AT_MOST;
        boolean strictlyBeyond = comparator.length() == 1;
        return position > 0 || (position == 0 && (included || strictlyBeyond));
    }

    /** The rule in one sentence. */
    public String text() {
        return (test + " " + condition.label() + " " + value).strip() + ": add " + String.join(", ", adds);
    }
}
