package org.undercroft.lab.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the laboratory offers a test.
 *
 * @param shortName for labels and narrow columns; empty to use the code
 * @param method how it is measured; empty if unsaid
 * @param otherSpecimens codes of other kinds of specimen it may be measured in
 * @param stabilityHours how long the specimen gives right values at room temperature; null if unsaid
 * @param turnaround how long a result may take
 * @param orderable whether it can be ordered by itself, not only within a panel or as an input
 * @param notifiable whether a positive or abnormal result goes to public health
 */
public record Service(
        String shortName,
        String method,
        List<String> otherSpecimens,
        @Nullable Integer stabilityHours,
        Turnaround turnaround,
        boolean orderable,
        boolean notifiable) {

    /** Offered by itself, and nothing more to say. */
    public static final Service PLAIN = new Service("", "", List.of(), null, Turnaround.NONE, true, false);

    public Service {
        shortName = shortName == null ? "" : shortName;
        method = method == null ? "" : method;
        otherSpecimens = otherSpecimens == null ? List.of() : List.copyOf(otherSpecimens);
        turnaround = turnaround == null ? Turnaround.NONE : turnaround;
    }
}
