package org.undercroft.lab.storage;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A sample at its position.
 *
 * @param stay the stay's number
 * @param accession the sample
 * @param type code of the kind of specimen
 * @param patient the index's identity
 * @param unit the freezer
 * @param shelf the shelf
 * @param rack the rack's name
 * @param rackId the rack
 * @param position where in the rack
 * @param storedAt since when
 * @param storedBy by whom
 * @param keepUntil the last day it is kept
 */
public record Stored(
        long stay,
        String accession,
        String type,
        String patient,
        String unit,
        String shelf,
        String rack,
        long rackId,
        Position position,
        Instant storedAt,
        String storedBy,
        LocalDate keepUntil) {

    /** Where it is, in words. */
    public String place() {
        return unit + ", shelf " + shelf + ", " + rack + ", " + position;
    }
}
