package org.undercroft.lab.microscope.mark;

import org.jspecify.annotations.Nullable;
import org.undercroft.lab.hematology.CellClass;
import org.undercroft.lab.microscope.cell.CellKind;

/**
 * What a mark says that a cell is. The counter knows the first three; a person names the others, which are the classes of
 * the differential.
 */
public enum MarkKind {
    RED("Red cells", "r"),
    PLATELET("Platelets", "p"),
    /** A white cell whose class nobody named yet. */
    WHITE("White cells", "w"),
    NEUTROPHIL(CellClass.SEG, "n"),
    BAND(CellClass.BAND, "b"),
    LYMPHOCYTE(CellClass.LYMPH, "y"),
    MONOCYTE(CellClass.MONO, "m"),
    EOSINOPHIL(CellClass.EO, "e"),
    BASOPHIL(CellClass.BASO, "s"),
    VARIANT_LYMPHOCYTE(CellClass.ATYP, "1"),
    METAMYELOCYTE(CellClass.META, "2"),
    MYELOCYTE(CellClass.MYELO, "3"),
    PROMYELOCYTE(CellClass.PROMY, "4"),
    BLAST(CellClass.BLAST, "5"),
    PLASMA_CELL(CellClass.PLASMA, "6"),
    OTHER(CellClass.OTHER, "o"),
    NUCLEATED_RED(CellClass.NRBC, "7"),
    SMUDGE(CellClass.SMUDGE, "8");

    private final String label;
    private final String key;
    private final @Nullable CellClass cell;

    MarkKind(CellClass cell, String key) {
        this.label = cell.label();
        this.key = key;
        this.cell = cell;
    }

    MarkKind(String label, String key) {
        this.label = label;
        this.key = key;
        this.cell = null;
    }

    /** What people call them. */
    public String label() {
        return label;
    }

    /** The key that sets such a mark. */
    public String key() {
        return key;
    }

    /** What it is in a differential; null if it is nothing there. */
    public @Nullable CellClass cell() {
        return cell;
    }

    /** Whether it is a white cell of whatever class. */
    public boolean isWhite() {
        return this == WHITE || isClass();
    }

    /** Whether it is a white cell whose class is named: one of the hundred. */
    public boolean isClass() {
        return cell != null && cell.isLeukocyte();
    }

    /** Whether it has a nucleus, or had one: the counter takes it for a white cell. */
    public boolean isNucleated() {
        return this == WHITE || cell != null;
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
