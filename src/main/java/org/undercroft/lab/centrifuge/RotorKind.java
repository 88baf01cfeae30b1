package org.undercroft.lab.centrifuge;

/** How a rotor holds its tubes. */
public enum RotorKind {
    /** Buckets that swing out: the gel lies level. */
    SWING_OUT("Swing-out"),
    /** Tubes at a fixed angle. */
    FIXED_ANGLE("Fixed angle");

    private final String label;

    RotorKind(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
