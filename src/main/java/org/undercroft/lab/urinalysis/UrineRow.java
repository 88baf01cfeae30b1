package org.undercroft.lab.urinalysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A urine in the list of the bench.
 *
 * @param accession the specimen's number
 * @param patient the index's identity
 * @param patientName as ordered
 * @param recordNumber the patient's number
 * @param ward where the report goes
 * @param priority S at once, A soon, R routine
 * @param since when it was ordered
 * @param tests what is ordered
 * @param marked what an analyzer found marked in its strip
 * @param urine the latest on the bench; null if it wasn't there yet
 * @param state how far that is; null if it wasn't there yet
 */
public record UrineRow(
        String accession,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        String priority,
        Instant since,
        List<String> tests,
        List<String> marked,
        @Nullable Long urine,
        Urine.@Nullable State state) {

    public UrineRow {
        tests = List.copyOf(tests);
        marked = List.copyOf(marked);
    }
}
