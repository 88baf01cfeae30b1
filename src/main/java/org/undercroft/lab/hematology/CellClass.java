package org.undercroft.lab.hematology;

/** What a person tells apart on a blood film. */
public enum CellClass {
    SEG("Segmented neutrophils", Family.NEUTROPHIL, "SEGP"),
    BAND("Band neutrophils", Family.NEUTROPHIL, "BANDP"),
    LYMPH("Lymphocytes", Family.LYMPHOCYTE, "LYMPHMP"),
    MONO("Monocytes", Family.MONOCYTE, "MONOMP"),
    EO("Eosinophils", Family.EOSINOPHIL, "EOMP"),
    BASO("Basophils", Family.BASOPHIL, "BASOMP"),
    ATYP("Variant lymphocytes", Family.LYMPHOCYTE, "ATYPP"),
    META("Metamyelocytes", Family.NEUTROPHIL, "METAP"),
    MYELO("Myelocytes", Family.NEUTROPHIL, "MYELOP"),
    PROMY("Promyelocytes", Family.NEUTROPHIL, "PROMYP"),
    BLAST("Blasts", Family.OTHER, "BLASTP"),
    PLASMA("Plasma cells", Family.OTHER, "PLASMAP"),
    OTHER("Other cells", Family.OTHER, "OTHERP"),
    /** Counted beside the leukocytes and reported per 100 of them. */
    NRBC("Nucleated erythrocytes", Family.APART, "NRBCM"),
    /** Ruined cells: counted beside the leukocytes and told in the comment only. */
    SMUDGE("Smudge cells", Family.APART, "");

    /** What analyzers of five parts count together, with the tests of its share and of its manual absolute count. */
    public enum Family {
        /** With the granulocytes' precursors, which analyzers count among the neutrophils. */
        NEUTROPHIL("Neutrophils", "NEUTP", "NEUTM"),
        LYMPHOCYTE("Lymphocytes", "LYMPHP", "LYMPHM"),
        MONOCYTE("Monocytes", "MONOP", "MONOM"),
        EOSINOPHIL("Eosinophils", "EOP", "EOM"),
        BASOPHIL("Basophils", "BASOP", "BASOM"),
        /** Leukocytes that analyzers of five parts have no class for. */
        OTHER("Others", "", ""),
        /** No leukocytes. */
        APART("", "", "");

        private final String label;
        private final String analyzerTest;
        private final String absoluteTest;

        Family(String label, String analyzerTest, String absoluteTest) {
            this.label = label;
            this.analyzerTest = analyzerTest;
            this.absoluteTest = absoluteTest;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** The test by which the analyzer gives its share of the leukocytes; empty if it has none. */
        public String analyzerTest() {
            return analyzerTest;
        }

        /** The test of the absolute count by eye; empty if none is reported. */
        public String absoluteTest() {
            return absoluteTest;
        }
    }

    private final String label;
    private final Family family;
    private final String test;

    CellClass(String label, Family family, String test) {
        this.label = label;
        this.family = family;
        this.test = test;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** What the analyzer counts it as. */
    public Family family() {
        return family;
    }

    /** The test it is reported as; empty if it is only told in words. */
    public String test() {
        return test;
    }

    /** Whether it is one of the hundred. */
    public boolean isLeukocyte() {
        return family != Family.APART;
    }
}
