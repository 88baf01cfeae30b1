package org.undercroft.lab.cumulative;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that left the laboratory.
 *
 * @param id its number
 * @param specimen ours
 * @param accession the specimen's number
 * @param collectedAt when it was collected; null if nobody said
 * @param test our code
 * @param testName as reports print it
 * @param section the bench it belongs to
 * @param value as reported, comparator included
 * @param number the number in it; null if it is none
 * @param unit UCUM; empty if none
 * @param flag code of HL7 table 0078; empty if none
 * @param range the reference range as text
 * @param comments what goes with it
 * @param analyzer who or what measured it
 * @param operator who worked there; empty if unsaid
 * @param measuredAt when it was measured, or received if nobody said
 * @param receivedAt when it was received
 * @param verifiedBy who let it out, a person or the rules
 * @param verifiedAt when
 * @param reason why it was let out, or why it stands no longer
 * @param standing what it is now
 */
public record ReportedResult(
        long id,
        long specimen,
        String accession,
        @Nullable Instant collectedAt,
        String test,
        String testName,
        String section,
        String value,
        @Nullable BigDecimal number,
        String unit,
        String flag,
        String range,
        List<String> comments,
        String analyzer,
        String operator,
        Instant measuredAt,
        Instant receivedAt,
        String verifiedBy,
        Instant verifiedAt,
        String reason,
        Standing standing) {

    /** What a result that left is now. */
    public enum Standing {
        /** It stands. */
        STANDS,
        /** It stands, and took the place of a former value. */
        CORRECTED,
        /** A corrected value took its place. */
        FORMER,
        /** It was wrong and was withdrawn. */
        WITHDRAWN
    }

    public ReportedResult {
        comments = List.copyOf(comments);
    }

    /** When the patient had this value: at collection, or as near as is known. */
    public Instant at() {
        return collectedAt == null ? measuredAt : collectedAt;
    }

    /** Whether it is outside its range. */
    public boolean isAbnormal() {
        return !flag.isEmpty() && !flag.equals("N");
    }

    /** Whether it still counts. */
    public boolean stands() {
        return standing == Standing.STANDS || standing == Standing.CORRECTED;
    }
}
