package org.undercroft.lab.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.KnownPatient;

/**
 * A result with what the rules say of it.
 *
 * @param id its number
 * @param measurement what was measured
 * @param specimen the specimen; null if unmatched
 * @param line the order's line; null if nobody ordered it
 * @param patient whose it is; null if unmatched
 * @param state what became of it
 * @param reasons why
 */
record Judged(
        long id,
        Measurement measurement,
        @Nullable SpecimenWork specimen,
        SpecimenWork.@Nullable Line line,
        @Nullable KnownPatient patient,
        ResultState state,
        List<String> reasons) {

    /** The same, decided otherwise. */
    Judged being(ResultState other, List<String> why) {
        return new Judged(id, measurement, specimen, line, patient, other, why);
    }

    /** Our test code, or the instrument's where nobody said what it means. */
    String testCode() {
        return measurement.test() == null
                ? measurement.reading().code()
                : measurement.test().code();
    }
}
