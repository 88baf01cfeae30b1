package org.undercroft.records.fhir.search;

import java.time.Instant;

/**
 * A stored version of a resource.
 *
 * @param rid its row
 * @param type its FHIR type
 * @param id its id
 * @param version its number
 * @param lastUpdated when it was stored
 * @param at the time by which it sorts
 * @param body FHIR JSON in UTF-8
 */
public record FoundResource(
        long rid, String type, String id, int version, Instant lastUpdated, Instant at, byte[] body) {}
