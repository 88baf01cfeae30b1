package org.undercroft.records;

/**
 * The index's own identity of a patient, also the id of the FHIR Patient resource. It survives merges.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9.-]} (FHIR R4 id)
 */
public record PatientId(String value) {}
