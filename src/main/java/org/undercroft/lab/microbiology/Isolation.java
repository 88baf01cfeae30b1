package org.undercroft.lab.microbiology;

import java.time.Instant;
import java.util.Map;

/**
 * An isolate as the antibiogram counts it.
 *
 * @param id ours; of two collected at the same moment the lower is the first
 * @param patient the index's identity
 * @param organism its code
 * @param ward where the patient lay
 * @param specimenType what it was grown from
 * @param collectedAt when that was taken
 * @param screening whether the culture looked for carriers
 * @param results what was found, by antibiotic
 */
public record Isolation(
        long id,
        String patient,
        String organism,
        String ward,
        String specimenType,
        Instant collectedAt,
        boolean screening,
        Map<String, Susceptibility> results) {

    public Isolation {
        results = Map.copyOf(results);
    }
}
