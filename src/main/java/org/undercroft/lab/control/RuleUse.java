package org.undercroft.lab.control;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a procedure uses a rule.
 *
 * @param rule which
 * @param rejects whether breaking it takes the analyzer out of service; if not it warns
 * @param scopes within which points; broken in one of them is broken
 */
public record RuleUse(ControlRule rule, boolean rejects, Set<RuleScope> scopes) {

    public RuleUse {
        if (scopes.isEmpty() || !rule.scopes().containsAll(scopes)) {
            throw new IllegalArgumentException(
                    "The rule " + rule.notation() + " is used " + words(rule.scopes()) + ", not " + words(scopes));
        }
        scopes = Set.copyOf(scopes);
    }

    /** A rule that rejects, within these scopes. */
    public static RuleUse reject(ControlRule rule, RuleScope first, RuleScope... more) {
        return new RuleUse(rule, true, EnumSet.of(first, more));
    }

    /** A rule that warns, within these scopes. */
    public static RuleUse warn(ControlRule rule, RuleScope first, RuleScope... more) {
        return new RuleUse(rule, false, EnumSet.of(first, more));
    }

    /** Whether the last point of the chain breaks the rule in one of its scopes. */
    public boolean isBroken(ControlChain chain) {
        for (RuleScope scope : scopes) {
            if (rule.isBroken(chain.within(scope))) {
                return true;
            }
        }
        return false;
    }

    /** As it is stored: {@code 2-2s;REJECT;RUN,LEVEL}. */
    public String text() {
        return rule.notation() + ";" + (rejects ? "REJECT" : "WARN") + ";"
                + scopes.stream().sorted().map(RuleScope::name).collect(Collectors.joining(","));
    }

    /**
     * A use from its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static RuleUse of(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length != 3 || !(parts[1].equals("REJECT") || parts[1].equals("WARN"))) {
            throw new IllegalArgumentException("Not the use of a rule: '" + text + "'");
        }
        ControlRule rule = ControlRule.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("There is no rule '" + parts[0] + "'"));
        Set<RuleScope> scopes =
                Arrays.stream(parts[2].split(",", -1)).map(RuleScope::valueOf).collect(Collectors.toSet());
        return new RuleUse(rule, parts[1].equals("REJECT"), scopes);
    }

    /** As people read it. */
    public String words() {
        return rule.notation() + " " + words(scopes);
    }

    private static String words(Set<RuleScope> scopes) {
        return scopes.stream().sorted().map(RuleScope::label).collect(Collectors.joining(" or "));
    }
}
