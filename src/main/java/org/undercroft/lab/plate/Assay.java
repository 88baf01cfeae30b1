package org.undercroft.lab.plate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for on a plate.
 *
 * @param code its code
 * @param name as people read it
 * @param test our test that its results are
 * @param positiveTargets in how many targets it must be seen to be detected; in fewer it is inconclusive
 * @param targets what is amplified
 */
public record Assay(String code, String name, String test, int positiveTargets, List<Target> targets) {

    /** Validates that it has as many targets as must be seen. */
    public Assay {
        targets = List.copyOf(targets);
        long wanted =
                targets.stream().filter(target -> target.role() == Role.TARGET).count();
        if (positiveTargets < 1 || positiveTargets > wanted) {
            throw new IllegalArgumentException(name + " must be seen in 1 to " + wanted + " targets");
        }
    }

    /** What a target is for. */
    public enum Role {
        TARGET("Target"),
        INTERNAL_CONTROL("Internal control");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** A target, and up to which cycle threshold it counts as seen. */
    public record Target(String name, Role role, BigDecimal cutoff) {

        /** Whether a threshold counts as seen; null is none reached. */
        boolean isSeen(@Nullable BigDecimal cycle) {
            return cycle != null && cycle.signum() > 0 && cycle.compareTo(cutoff) <= 0;
        }
    }

    List<Target> targets(Role role) {
        return targets.stream().filter(target -> target.role() == role).toList();
    }

    /** How many targets are seen. */
    long seen(Map<String, @Nullable BigDecimal> cycles) {
        return targets(Role.TARGET).stream()
                .filter(target -> target.isSeen(cycles.get(target.name())))
                .count();
    }

    /** Whether each internal control is seen; true without one. */
    boolean isAmplified(Map<String, @Nullable BigDecimal> cycles) {
        return targets(Role.INTERNAL_CONTROL).stream().allMatch(target -> target.isSeen(cycles.get(target.name())));
    }
}
