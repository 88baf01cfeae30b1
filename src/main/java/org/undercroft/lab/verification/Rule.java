package org.undercroft.lab.verification;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * A row of the decision table.
 *
 * @param name what the manager calls it
 * @param tests codes of tests or names of sections it is for; empty for all
 * @param wards the wards it is for; empty for all
 * @param patients whom it is for
 * @param conditions all of them must hold
 * @param outcome what then
 * @param words why, for the person who reads the reason; may be empty
 */
public record Rule(
        String name,
        Set<String> tests,
        Set<String> wards,
        Patients patients,
        List<Condition> conditions,
        Outcome outcome,
        String words) {

    public Rule {
        tests = Set.copyOf(tests);
        wards = Set.copyOf(wards);
        conditions = List.copyOf(conditions);
    }

    /** What a matching row does. */
    public enum Outcome {
        /** A person must look at this result. */
        HOLD,
        /** A person must look at everything of this tube: it may be another patient's. */
        HOLD_TUBE,
        /** The rows below are not asked any more; what is built in still is. */
        RELEASE
    }

    /**
     * Whom a rule is for.
     *
     * @param sex null for any
     * @param from youngest age in years; null for any
     * @param to age in years from which it holds no more; null for any
     */
    public record Patients(
            @Nullable Sex sex,
            @Nullable Integer from,
            @Nullable Integer to) {

        /** Everybody. */
        public static final Patients ALL = new Patients(null, null, null);

        boolean include(Candidate candidate) {
            Integer age = candidate.ageInYears();
            boolean oldEnough = from == null || (age != null && age >= from);
            boolean youngEnough = to == null || (age != null && age < to);
            return oldEnough && youngEnough && (sex == null || sex == candidate.sex());
        }
    }

    /** Whether this row speaks of the result and all its conditions hold. */
    public boolean matches(Candidate candidate) {
        return (tests.isEmpty() || tests.contains(candidate.test()) || tests.contains(candidate.section()))
                && (wards.isEmpty() || wards.contains(candidate.ward()))
                && patients.include(candidate)
                && conditions.stream().allMatch(condition -> condition.holds(candidate));
    }

    /** Its finding, as the result keeps it. */
    String finding(Candidate candidate) {
        StringBuilder finding = new StringBuilder(name);
        if (!words.isEmpty()) {
            finding.append(": ").append(words);
        }
        if (candidate.previous() != null && conditions.stream().anyMatch(Condition.Delta.class::isInstance)) {
            finding.append(" (last value ")
                    .append(plain(candidate.previous().value()))
                    .append(')');
        }
        return finding.toString();
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(String.valueOf(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
