package org.undercroft.lab.verification;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReferenceRange;

/**
 * A stored result on the bench.
 *
 * @param result its number
 * @param specimen in which specimen
 * @param accession that specimen's number
 * @param patient whose it is
 * @param candidate what rules may ask about it
 * @param definition the test; null if the catalog lost it
 * @param range what was to be expected; null if no range fits
 * @param builtIn why the built-in rules held it when it came; empty if they didn't
 */
record StoredCase(
        long result,
        long specimen,
        String accession,
        String patient,
        Candidate candidate,
        @Nullable LabTest definition,
        @Nullable ReferenceRange range,
        String builtIn) {

    /** The same result had this been measured, and these the others in its specimen. */
    StoredCase measuring(double value, Map<String, Double> others) {
        BigDecimal number = BigDecimal.valueOf(value);
        String flag = range == null ? candidate.flag() : range.flag(number, "").code();
        boolean impossible = definition != null && !definition.isPossible(number);
        boolean critical = range != null && range.flag(number, "").isCritical();
        Candidate other = new Candidate(
                candidate.test(),
                candidate.section(),
                candidate.ward(),
                candidate.sex(),
                candidate.ageInYears(),
                value,
                flag,
                candidate.message(),
                candidate.at(),
                candidate.previous(),
                others,
                candidate.earlier(),
                candidate.deltas());
        String held = impossible ? "impossible" : critical ? "critical" : builtIn;
        return new StoredCase(result, specimen, accession, patient, other, definition, range, held);
    }
}
