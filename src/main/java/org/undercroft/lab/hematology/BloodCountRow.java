package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blood count of the day as the bench sees it.
 *
 * @param accession the specimen's number
 * @param patient the index's identity
 * @param patientName as ordered
 * @param recordNumber the patient's number
 * @param ward where the report goes
 * @param measuredAt when its leukocytes were received
 * @param values what was measured, by test
 * @param reasons what asks for a film; empty if nothing does
 * @param count the latest count of its film; null if there is none
 * @param state how far that count is; null if there is none
 */
public record BloodCountRow(
        String accession,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        Instant measuredAt,
        Map<String, BigDecimal> values,
        List<String> reasons,
        @Nullable Long count,
        SmearCount.@Nullable State state) {

    public BloodCountRow {
        values = Map.copyOf(values);
        reasons = List.copyOf(reasons);
    }

    /** A value as the page shows it; empty if it wasn't measured. */
    public String value(String test) {
        BigDecimal value = values.get(test);
        return value == null ? "" : value.toPlainString();
    }

    /** Whether a person still has to look at the film. */
    public boolean waits() {
        if (state == null || state == SmearCount.State.ABANDONED) {
            return !reasons.isEmpty();
        }
        return state != SmearCount.State.SIGNED;
    }
}
