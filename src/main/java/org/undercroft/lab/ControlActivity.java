package org.undercroft.lab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How quality control stands now, for boards. */
public interface ControlActivity {

    /** What needs a person: controls that are due or overdue, last controls rejected, failures nobody signed off. */
    List<Concern> concerns();

    /**
     * A test on an analyzer that needs a person.
     *
     * @param analyzer which
     * @param name as the bench calls it
     * @param test our test code
     * @param due since when its control is due; null if it isn't
     * @param overdue whether the grace is over
     * @param rejected whether its last control was rejected
     * @param openFailures failures nobody signed off
     */
    record Concern(
            AnalyzerId analyzer,
            String name,
            String test,
            @Nullable Instant due,
            boolean overdue,
            boolean rejected,
            long openFailures) {}
}
