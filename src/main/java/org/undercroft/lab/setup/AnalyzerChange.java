package org.undercroft.lab.setup;

import java.time.Instant;
import java.util.List;
import org.undercroft.lab.analyzer.Difference;

/**
 * A change of an analyzer's set-up.
 *
 * @param version its number
 * @param changedAt when
 * @param changedBy who
 * @param differences to the set-up before it; none for the first
 */
public record AnalyzerChange(int version, Instant changedAt, String changedBy, List<Difference> differences) {

    public AnalyzerChange {
        differences = List.copyOf(differences);
    }
}
