package org.undercroft.records.encounter;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

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
        String attending) {

    /** The same under the number by which it is kept; the database keeps microseconds. */
    Movement numbered(long kept) {
        return new Movement(
                kept,
                kind,
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                toldAt.truncatedTo(ChronoUnit.MICROS),
                patientClass,
                bed,
                attending);
    }

    /** The same at another time. */
    Movement at(Instant occurred, Instant told) {
        return new Movement(number, kind, occurred, told, patientClass, bed, attending);
    }

    /** Whether it says the same of the stay, whenever it was said. */
    boolean saysTheSameAs(Movement other) {
        return kind == other.kind
                && patientClass.equals(other.patientClass)
                && bed.equals(other.bed)
                && attending.equals(other.attending);
    }
}
