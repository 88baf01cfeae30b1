package org.undercroft.records;

/**
 * A number that somebody gave a patient.
 *
 * @param authority who gave it (CX.4), such as {@code "HOSP"}; empty where none was said
 * @param value the number (CX.1)
 */
public record PatientIdentifier(String authority, String value) {}
