package org.undercroft.lab.critical;

import org.jspecify.annotations.Nullable;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.records.PatientId;

/**
 * A critical value that must be told.
 *
 * @param result its number
 * @param accession the specimen
 * @param patient whose it is
 * @param recordNumber the number people use
 * @param patientName as lists show it
 * @param location the patient's ward; empty if unknown
 * @param order the order that asked for it; null if none did
 * @param test our code
 * @param testName as reports print it
 * @param value as reported, with its comparator
 * @param unit UCUM; empty if none
 * @param flag LL or HH; AA of words
 */
public record CriticalFinding(
        long result,
        AccessionNumber accession,
        PatientId patient,
        String recordNumber,
        String patientName,
        String location,
        @Nullable Long order,
        String test,
        String testName,
        String value,
        String unit,
        String flag) {}
