package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that asks for a look at the film. The kinds follow the consensus rules of the International Consensus Group for
 * Hematology Review (Barnes and others, 2005); each laboratory sets its own limits.
 *
 * @param code names it
 * @param kind how it compares
 * @param test our test; empty for flags
 * @param limit in the test's unit; null for flags
 * @param pattern words of the analyzer's flag, any of them, separated by {@code |}; empty for values
 * @param firstOnly whether it is silent for a patient whose film was looked at within a week
 * @param ageFrom from how many years of age it holds
 * @param ageTo below how many years of age it holds
 */
public record SmearCriterion(
        String code,
        Kind kind,
        String test,
        @Nullable BigDecimal limit,
        String pattern,
        boolean firstOnly,
        int ageFrom,
        int ageTo) {

    /** How a criterion looks at a blood count. */
    public enum Kind {
        BELOW,
        ABOVE,
        FLAG
    }

    /** Validates that a value's criterion has test and limit, a flag's its words. */
    public SmearCriterion {
        if (kind == Kind.FLAG ? pattern.isBlank() : test.isBlank() || limit == null) {
            throw new IllegalArgumentException("The criterion " + code + " needs "
                    + (kind == Kind.FLAG ? "the words of a flag" : "test and limit"));
        }
    }

    /**
     * A blood count as criteria look at it.
     *
     * @param values by test
     * @param flags everything the analyzer said beside values
     * @param age in years; null if unknown, which counts as grown up
     * @param lookedAtBefore whether the patient's film was looked at within a week
     */
    public record BloodCount(
            Map<String, BigDecimal> values,
            List<String> flags,
            @Nullable Integer age,
            boolean lookedAtBefore) {}

    /** The rule as people read it. */
    public String words() {
        String when = switch (kind) {
            case BELOW -> test + " below " + limit;
            case ABOVE -> test + " above " + limit;
            case FLAG -> "flag " + pattern.replace("|", " or ");
        };
        String who = ageFrom == 0 && ageTo >= 200 ? "" : ", age " + ageFrom + " to " + ageTo;
        return when + who + (firstOnly ? ", first time in a week" : "");
    }

    /** Whether this blood count asks for a look at the film. */
    public boolean asksFor(BloodCount count) {
        int age = count.age() == null ? 40 : count.age();
        if (age < ageFrom || age >= ageTo || (firstOnly && count.lookedAtBefore())) {
            return false;
        }
        BigDecimal value = count.values().get(test);
        return switch (kind) {
            case BELOW -> value != null && limit != null && value.compareTo(limit) < 0;
            case ABOVE -> value != null && limit != null && value.compareTo(limit) > 0;
            case FLAG -> count.flags().stream().anyMatch(this::isSaidIn);
        };
    }

    private boolean isSaidIn(String flag) {
        String said = flag.toLowerCase(Locale.ROOT);
        return List.of(pattern.toLowerCase(Locale.ROOT).split("\\|", -1)).stream()
                .map(String::strip)
                .anyMatch(words -> !words.isEmpty() && said.contains(words));
    }
}
