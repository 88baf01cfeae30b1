package org.undercroft.lab.control;

/** Which points a rule looks at, besides the one it judges. Always of one test, one analyzer, and each level's present lot. */
public enum RuleScope {
    /** The points of the same run, across its levels. */
    RUN("within run, across levels"),
    /** The points of the same level, across runs. */
    LEVEL("within level, across runs"),
    /** All points, across levels and runs. */
    ALL("across levels and runs");

    private final String label;

    RuleScope(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
