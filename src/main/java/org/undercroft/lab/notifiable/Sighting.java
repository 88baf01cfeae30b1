package org.undercroft.lab.notifiable;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.report.Finding.Standing;

/**
 * A finding as public health is told of it.
 *
 * @param source which finding of ours it is, such as {@code "result 17"}
 * @param accession the specimen's number
 * @param specimenType code of the kind of specimen
 * @param specimenName its name
 * @param patient the index's identity
 * @param placer the sender's number of the order; empty if none
 * @param orderedBy who asked; empty if unsaid
 * @param test our code
 * @param testName as reports print it
 * @param loinc empty if there is none
 * @param value as reported, comparator included
 * @param number the number in it; null if it is none
 * @param comparator such as {@code <}; empty if none
 * @param unit UCUM; empty if none
 * @param range the reference range as text; empty if none
 * @param flag code of HL7 table 0078; empty if none
 * @param collectedAt null if unsaid
 * @param receivedAt when the specimen came; null if unsaid
 * @param measuredAt when it was measured
 * @param releasedAt when it was reported
 * @param standing what it is now
 */
record Sighting(
        String source,
        String accession,
        String specimenType,
        String specimenName,
        String patient,
        String placer,
        String orderedBy,
        String test,
        String testName,
        String loinc,
        String value,
        @Nullable BigDecimal number,
        String comparator,
        String unit,
        String range,
        String flag,
        @Nullable Instant collectedAt,
        @Nullable Instant receivedAt,
        Instant measuredAt,
        Instant releasedAt,
        Standing standing) {

    /** The same, being this to whoever hears of it. */
    Sighting being(Standing other) {
        return new Sighting(
                source,
                accession,
                specimenType,
                specimenName,
                patient,
                placer,
                orderedBy,
                test,
                testName,
                loinc,
                value,
                number,
                comparator,
                unit,
                range,
                flag,
                collectedAt,
                receivedAt,
                measuredAt,
                releasedAt,
                other);
    }
}
