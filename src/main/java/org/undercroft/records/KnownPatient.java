package org.undercroft.records;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the index knows them now.
 *
 * @param id the index's own identity
 * @param recordNumber the medical record number people use
 * @param familyName as written by the hospital
 * @param givenName as written by the hospital; empty if unknown
 * @param birthDate null if unknown
 * @param sex administrative sex
 * @param location point of care, room and bed of the open encounter, such as {@code "ICU^3^1"}; null if none
 */
public record KnownPatient(
        PatientId id,
        String recordNumber,
        String familyName,
        String givenName,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable String location) {

    /** The name as lists show it: {@code "Family, Given"}. */
    public String displayName() {
        return givenName.isEmpty() ? familyName : familyName + ", " + givenName;
    }
}
