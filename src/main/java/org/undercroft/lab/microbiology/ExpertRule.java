package org.undercroft.lab.microbiology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A readable rule on what may be reported.
 *
 * @param code names it
 * @param organism the organism or group it holds for
 * @param when a finding such as {@code OXA=R} or {@code DTEST=R}; empty: always (intrinsic resistance)
 * @param then the antibiotics or groups it sets
 * @param not those of {@code then} that it spares
 * @param reason what the person is told
 */
public record ExpertRule(
        String code, String organism, String when, List<String> then, List<String> not, String reason) {

    public ExpertRule {
        then = List.copyOf(then);
        not = List.copyOf(not);
    }

    /** What a rule makes of a result: always resistant, for no rule makes anything susceptible. */
    public record Change(String antibiotic, String rule, String reason) {}

    /** Whether it holds for this organism with these findings. */
    boolean holds(Organism organism, Map<String, Susceptibility> found) {
        if (!organism.names().contains(this.organism)) {
            return false;
        }
        if (when.isEmpty()) {
            return true;
        }
        String[] sides = when.split("=", 2);
        return Optional.ofNullable(found.get(sides[0]))
                .filter(Susceptibility.valueOf(sides[1])::equals)
                .isPresent();
    }

    private boolean sets(Antibiotic antibiotic) {
        return names(then, antibiotic) && !names(not, antibiotic);
    }

    private static boolean names(List<String> list, Antibiotic antibiotic) {
        return list.contains(antibiotic.code()) || antibiotic.groups().stream().anyMatch(list::contains);
    }

    /**
     * What the rules change of the antibiotics tested; the first rule that concerns one counts. Rules look at what was
     * measured, never at what other rules made of it.
     *
     * @param tested the antibiotics with what was found; phenotypic tests such as {@code DTEST} and {@code ESBL} as R
     */
    public static List<Change> apply(
            List<ExpertRule> rules,
            Organism organism,
            Map<String, Susceptibility> tested,
            Map<String, Antibiotic> antibiotics) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (ExpertRule rule : rules) {
            if (rule.holds(organism, tested)) {
                tested.forEach((code, found) -> {
                    Antibiotic antibiotic = antibiotics.get(code);
                    if (antibiotic != null && found != Susceptibility.R && rule.sets(antibiotic)) {
                        changes.putIfAbsent(code, new Change(code, rule.code(), rule.reason()));
                    }
                });
            }
        }
        return new ArrayList<>(changes.values());
    }
}
