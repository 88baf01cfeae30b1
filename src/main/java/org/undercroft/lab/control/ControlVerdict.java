package org.undercroft.lab.control;

import java.util.Arrays;
import java.util.List;

/**
 * What the rules say of a control result.
 *
 * @param kind the gravest of it
 * @param rules the broken rules as the trade writes them
 */
public record ControlVerdict(Kind kind, List<String> rules) {

    /** How a control result ends. */
    public enum Kind {
        PASS("Passed"),
        WARNING("Warning"),
        REJECT("Rejected"),
        /** Nobody said what the value should be. */
        NO_TARGET("No target"),
        /** The analyzer gave no number. */
        NOT_MEASURED("Not measured");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** Whether the analyzer measured the control well enough to be trusted. */
        public boolean isGood() {
            return this == PASS || this == WARNING;
        }
    }

    public ControlVerdict {
        rules = List.copyOf(rules);
    }

    /** Asks all rules about the last of these points. */
    public static ControlVerdict of(List<ControlPoint> points) {
        List<ControlRule> broken = Arrays.stream(ControlRule.values())
                .filter(rule -> rule.isBroken(points))
                .toList();
        Kind kind = broken.isEmpty()
                ? Kind.PASS
                : broken.stream().anyMatch(ControlRule::rejects) ? Kind.REJECT : Kind.WARNING;
        return new ControlVerdict(
                kind, broken.stream().map(ControlRule::notation).toList());
    }

    static ControlVerdict without(Kind kind) {
        return new ControlVerdict(kind, List.of());
    }

    /** The rule to name first. */
    String gravest() {
        return rules.isEmpty() ? "" : rules.getLast();
    }
}
