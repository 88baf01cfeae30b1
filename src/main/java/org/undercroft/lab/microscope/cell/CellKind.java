package org.undercroft.lab.microscope.cell;

/** What the counter tells apart by itself. The classes of white cells are a person's to name. */
public enum CellKind {
    /** A red cell (erythrocyte). */
    RED("Red cells"),
    /** A white cell (leukocyte) of whatever class. */
    WHITE("White cells"),
    /** A platelet (thrombocyte); a clump counts once. */
    PLATELET("Platelets");

    private final String label;

    CellKind(String label) {
        this.label = label;
    }

    /** What people call them. */
    public String label() {
        return label;
    }
}
