package org.undercroft.lab.microscope.mark;

import org.undercroft.lab.microscope.cell.CellKind;

/** What a mark says that a cell is. The counter knows the first three; the classes of white cells are named by a person. */
public enum MarkKind {
    /** A red cell. */
    RED("Red cell", "r", ""),
    /** A platelet. */
    PLATELET("Platelet", "p", ""),
    /** A white cell whose class nobody named yet. */
    WHITE("White cell", "w", ""),
    /** A segmented neutrophil. */
    NEUTROPHIL("Neutrophil", "n", "NEUTP"),
    /** A band neutrophil. */
    BAND("Band", "b", "BANDP"),
    /** A lymphocyte. */
    LYMPHOCYTE("Lymphocyte", "y", "LYMPHP"),
    /** A monocyte. */
    MONOCYTE("Monocyte", "m", "MONOP"),
    /** An eosinophil. */
    EOSINOPHIL("Eosinophil", "e", "EOP"),
    /** A basophil. */
    BASOPHIL("Basophil", "s", "BASOP"),
    /** Another white cell, such as a blast or a plasma cell. */
    OTHER("Other white cell", "o", "OTHERP");

    private final String label;
    private final String key;
    private final String code;

    MarkKind(String label, String key, String code) {
        this.label = label;
        this.key = key;
        this.code = code;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The key that sets such a mark. */
    public String key() {
        return key;
    }

    /** The code under which its part of the differential is reported; empty if it is no class of white cells. */
    public String code() {
        return code;
    }

    /** Whether it is a white cell of whatever class. */
    public boolean isWhite() {
        return this != RED && this != PLATELET;
    }

    /** Whether it is a white cell whose class is named. */
    public boolean isClass() {
        return !code.isEmpty();
    }

    /** What the counter's kind is called here. */
    public static MarkKind of(CellKind kind) {
        return switch (kind) {
            case RED -> RED;
            case WHITE -> WHITE;
            case PLATELET -> PLATELET;
        };
    }
}
