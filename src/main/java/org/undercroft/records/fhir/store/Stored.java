package org.undercroft.records.fhir.store;

import java.time.Instant;
import java.util.List;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.fhir.index.IndexEntries;

/**
 * A version that was given its number and waits to be written.
 *
 * @param rid the resource's row
 * @param type its FHIR type
 * @param id its FHIR id
 * @param version its number
 * @param lastUpdated when
 * @param at the time by which it sorts
 * @param body FHIR JSON
 * @param entries its index
 * @param former the token hashes of the version before it; empty if it is the first
 * @param acting because of what it was put
 */
record Stored(
        long rid,
        String type,
        String id,
        int version,
        Instant lastUpdated,
        Instant at,
        byte[] body,
        IndexEntries entries,
        List<Long> former,
        Acting acting) {}
