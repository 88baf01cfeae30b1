package org.undercroft.lab.specimen;

/** Why a specimen can't be used (HL7 table 0490, specimen reject reason). */
public enum RejectionReason {
    HEMOLYZED("RH", "Hemolyzed"),
    CLOTTED("RC", "Clotted"),
    INSUFFICIENT("QS", "Quantity not sufficient"),
    UNLABELLED("RM", "Not labelled, or wrongly"),
    WRONG_PATIENT("RI", "Identification problem"),
    WRONG_TUBE("RR", "Wrong tube or wrongly kept"),
    TOO_OLD("EX", "Too old"),
    CONTAMINATED("RN", "Contaminated"),
    BROKEN("RB", "Broken or leaking"),
    NO_COLLECTION_TIME("RD", "Collection time missing");

    private final String code;
    private final String label;

    RejectionReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The code of HL7 table 0490. */
    public String code() {
        return code;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
