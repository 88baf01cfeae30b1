package org.undercroft.lab.critical;

import java.time.Instant;

/**
 * A rung of the ladder as a message to somebody.
 *
 * @param id its number
 * @param call the call it is about
 * @param whom the rung
 * @param addressed whether it is for the reader; otherwise nobody was on call and everybody sees it
 * @param sentAt when
 * @param accession the specimen
 * @param patientName whose value it is
 * @param ward where they lie; empty if unknown
 * @param testName what was measured
 * @param value with its unit; empty as long as the laboratory has not confirmed it
 */
public record PagedCall(
        long id,
        long call,
        String whom,
        boolean addressed,
        Instant sentAt,
        String accession,
        String patientName,
        String ward,
        String testName,
        String value) {}
