package org.undercroft.lab.control;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules say of a control result.
 *
 * @param kind the gravest of it
 * @param rules the broken rules as the trade writes them, rejecting ones first
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
        NOT_MEASURED("Not measured"),
        /** The lot's last day has passed: kept, and counted for nothing. */
        EXPIRED("Lot expired");

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

    /** The verdict when these rules are broken; a rejecting one stands before the warnings. */
    static ControlVerdict of(List<String> rejecting, List<String> warning) {
        List<String> rules = new ArrayList<>(rejecting);
        rules.addAll(warning);
        Kind kind = !rejecting.isEmpty() ? Kind.REJECT : warning.isEmpty() ? Kind.PASS : Kind.WARNING;
        return new ControlVerdict(kind, rules);
    }

    static ControlVerdict without(Kind kind) {
        return new ControlVerdict(kind, List.of());
    }

    /** The rule to name first. */
    String gravest() {
        return rules.isEmpty() ? "" : rules.getFirst();
    }
}
