package org.undercroft.lab.control;

import static org.undercroft.lab.control.ControlRule.EIGHT_X;
import static org.undercroft.lab.control.ControlRule.FOUR_1S;
import static org.undercroft.lab.control.ControlRule.ONE_2S;
import static org.undercroft.lab.control.ControlRule.ONE_3S;
import static org.undercroft.lab.control.ControlRule.R_4S;
import static org.undercroft.lab.control.ControlRule.TWO_2S;
import static org.undercroft.lab.control.RuleScope.ALL;
import static org.undercroft.lab.control.RuleScope.LEVEL;
import static org.undercroft.lab.control.RuleScope.RUN;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rules judge a test's controls, and how.
 *
 * @param name where it comes from, in words
 * @param uses the rules, in the order they are named when several are broken
 */
public record ControlProcedure(String name, List<RuleUse> uses) {

    private static final int SHORTEST_LOOK = 12;

    public ControlProcedure {
        uses = List.copyOf(uses);
    }

    /** Where nobody chose one and the test's Sigma is unknown: one point beyond 2 SD warns, beyond 3 SD rejects. */
    public static ControlProcedure unchosen() {
        return new ControlProcedure(
                "Default, Sigma unknown", List.of(RuleUse.warn(ONE_2S, LEVEL), RuleUse.reject(ONE_3S, LEVEL)));
    }

    /**
     * The rules that suit a test of this Sigma (Westgard Sigma Rules, two levels): the better the method, the fewer.
     *
     * @param sigma from {@code (TEa - |bias|) / CV}
     */
    public static ControlProcedure forSigma(double sigma) {
        List<RuleUse> uses = new ArrayList<>(List.of(RuleUse.warn(ONE_2S, LEVEL), RuleUse.reject(ONE_3S, LEVEL)));
        if (sigma < 6) {
            uses.add(RuleUse.reject(TWO_2S, RUN, LEVEL));
            uses.add(RuleUse.reject(R_4S, RUN));
        }
        if (sigma < 5) {
            uses.add(RuleUse.reject(FOUR_1S, LEVEL, ALL));
        }
        if (sigma < 4) {
            uses.add(RuleUse.reject(EIGHT_X, LEVEL, ALL));
        }
        return new ControlProcedure(String.format(java.util.Locale.ROOT, "Sigma %.1f", sigma), uses);
    }

    /** How many control measurements a run should have at this Sigma. */
    public static int measurementsFor(double sigma) {
        return sigma >= 5 ? 2 : sigma >= 4 ? 4 : 8;
    }

    /** What these rules say of the last point of a chain. */
    public ControlVerdict judge(ControlChain chain) {
        List<String> rejecting = new ArrayList<>();
        List<String> warning = new ArrayList<>();
        for (RuleUse use : uses) {
            if (use.isBroken(chain)) {
                (use.rejects() ? rejecting : warning).add(use.rule().notation());
            }
        }
        return ControlVerdict.of(rejecting, warning);
    }

    /** How many points of one level these rules may look back on. */
    public int look() {
        return Math.max(
                SHORTEST_LOOK,
                uses.stream().mapToInt(use -> use.rule().pointsNeeded()).max().orElse(0));
    }
}
