package org.undercroft.records.encounter;

import java.util.Set;

/** What may be told of a stay or visit (HL7 v2.5.1, chapter 3.3). */
public enum MovementKind {
    /** A01. */
    ADMITTED("admitted"),
    /** A04. */
    REGISTERED("registered as outpatient"),
    /** A05. */
    PREADMITTED("expected"),
    /** A02. */
    TRANSFERRED("transferred"),
    /** A17. */
    BED_SWAPPED("swapped beds"),
    /** A06. */
    BECAME_INPATIENT("became inpatient"),
    /** A07. */
    BECAME_OUTPATIENT("became outpatient"),
    /** A08. */
    UPDATED("updated"),
    /** A03. */
    DISCHARGED("discharged"),
    /** A11. */
    ADMISSION_CANCELLED("admission cancelled", ADMITTED, REGISTERED),
    /** A12. */
    TRANSFER_CANCELLED("transfer cancelled", TRANSFERRED, BED_SWAPPED),
    /** A13. */
    DISCHARGE_CANCELLED("discharge cancelled", DISCHARGED),
    /** A38. */
    PREADMISSION_CANCELLED("expectation cancelled", PREADMITTED);

    private final String words;
    private final Set<MovementKind> cancels;

    MovementKind(String words, MovementKind... cancels) {
        this.words = words;
        this.cancels = Set.of(cancels);
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** Of what it takes back the latest; empty if it takes back nothing. */
    public Set<MovementKind> cancels() {
        return cancels;
    }

    /** Whether it says that somebody is here, or will be. */
    boolean begins() {
        return this == ADMITTED || this == REGISTERED || this == PREADMITTED;
    }
}
