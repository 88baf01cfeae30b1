package org.undercroft.records;

/** Administrative sex as FHIR R4 names it; reference ranges depend on it. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
