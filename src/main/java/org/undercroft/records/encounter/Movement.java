package org.undercroft.records.encounter;

import java.time.Instant;

/**
 * Something told of a stay or visit.
 *
 * @param number in the order in which we heard of it
 * @param kind what
 * @param occurredAt when it happened
 * @param toldAt when the sender recorded it
 * @param patientClass PV1-2; empty if not said
 * @param bed where the patient is after it; nowhere if not said
 * @param attending the doctor in charge; empty if not said
 */
public record Movement(
        long number,
        MovementKind kind,
        Instant occurredAt,
        Instant toldAt,
        String patientClass,
        Bed bed,
        String attending) {}
