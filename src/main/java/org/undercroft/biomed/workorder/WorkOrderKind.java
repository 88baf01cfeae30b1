package org.undercroft.biomed.workorder;

/** Why work is done. */
public enum WorkOrderKind {
    CORRECTIVE("Corrective"),
    PREVENTIVE("Preventive maintenance"),
    INSPECTION("Inspection"),
    CALIBRATION("Calibration"),
    ACCEPTANCE("Acceptance"),
    RECALL("Recall"),
    OTHER("Other");

    private final String label;

    WorkOrderKind(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
