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
    ADMISSION_CANCELLED("admission cancelled"),
    /** A12. */
    TRANSFER_CANCELLED("transfer cancelled"),
    /** A13. */
    DISCHARGE_CANCELLED("discharge cancelled"),
    /** A38. */
    PREADMISSION_CANCELLED("expectation cancelled");

    private final String words;

    MovementKind(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** Of what it takes back the latest; empty if it takes back nothing. */
    public Set<MovementKind> cancels() {
        return switch (this) {
            case ADMISSION_CANCELLED -> Set.of(ADMITTED, REGISTERED);
            case TRANSFER_CANCELLED -> Set.of(TRANSFERRED, BED_SWAPPED);
            case DISCHARGE_CANCELLED -> Set.of(DISCHARGED);
            case PREADMISSION_CANCELLED -> Set.of(PREADMITTED);
            case ADMITTED,
                    REGISTERED,
                    PREADMITTED,
                    TRANSFERRED,
                    BED_SWAPPED,
                    BECAME_INPATIENT,
                    BECAME_OUTPATIENT,
                    UPDATED,
                    DISCHARGED -> Set.of();
        };
    }

    /** Whether it says that somebody is here, or will be. */
    boolean begins() {
        return this == ADMITTED || this == REGISTERED || this == PREADMITTED;
    }
}
