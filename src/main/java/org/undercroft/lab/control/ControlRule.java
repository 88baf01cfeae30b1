package org.undercroft.lab.control;

import java.math.BigDecimal;
import java.util.List;

/**
 * A rule of statistical control (Westgard et al., Clin Chem 1981;27:493). It looks at the points of one test on one
 * analyzer in the order of measuring; the last is the one to judge.
 */
public enum ControlRule {
    /** One point more than two standard deviations away: look closer. */
    ONE_2S("1-2s", false) {
        @Override
        boolean isBroken(List<ControlPoint> points) {
            return isBeyond(points, 2);
        }
    },
    /** One point more than three standard deviations away: stop. */
    ONE_3S("1-3s", true) {
        @Override
        boolean isBroken(List<ControlPoint> points) {
            return isBeyond(points, 3);
        }
    };

    private final String notation;
    private final boolean rejects;

    ControlRule(String notation, boolean rejects) {
        this.notation = notation;
        this.rejects = rejects;
    }

    /** As the trade writes it. */
    public String notation() {
        return notation;
    }

    /** Whether a broken rule takes the analyzer out of service; if not it warns. */
    public boolean rejects() {
        return rejects;
    }

    abstract boolean isBroken(List<ControlPoint> points);

    private static boolean isBeyond(List<ControlPoint> points, int deviations) {
        return points.getLast().z().abs().compareTo(BigDecimal.valueOf(deviations)) > 0;
    }
}
