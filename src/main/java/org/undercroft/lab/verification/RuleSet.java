package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * The decision table.
 *
 * @param version which; 0 for one that isn't stored
 * @param rules its rows, asked from top to bottom
 */
public record RuleSet(int version, List<Rule> rules) {

    /** No rule. */
    public static final RuleSet EMPTY = new RuleSet(0, List.of());

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /**
     * What the table says of a result.
     *
     * @param findings of each row that holds it; empty if it may leave
     * @param passedBy why it may leave, with the version
     */
    public record Verdict(List<Finding> findings, String passedBy) {

        public Verdict {
            findings = List.copyOf(findings);
        }

        /** Whether a person must look. */
        public boolean holds() {
            return !findings.isEmpty();
        }

        /** Whether a person must look at the whole tube. */
        public boolean holdsTube() {
            return findings.stream().anyMatch(Finding::tube);
        }
    }

    /**
     * Why a row holds.
     *
     * @param words the row's name and reason with the version of the table
     * @param tube whether it holds everything of the tube
     */
    public record Finding(String words, boolean tube) {}

    /** Asks the rows from top to bottom; each that holds says so, and one that releases ends the asking. */
    public Verdict ask(Candidate candidate) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.matches(candidate)) {
                if (rule.outcome() == Rule.Outcome.RELEASE) {
                    return new Verdict(findings, "passed by " + rule.name() + mark());
                }
                findings.add(new Finding(rule.finding(candidate) + mark(), rule.outcome() == Rule.Outcome.HOLD_TUBE));
            }
        }
        return new Verdict(findings, "all rules passed" + mark());
    }

    private String mark() {
        return " [rule set " + version + "]";
    }
}
