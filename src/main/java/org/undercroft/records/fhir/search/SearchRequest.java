package org.undercroft.records.fhir.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.fhir.index.Searchable;

/**
 * A search, understood.
 *
 * @param type what to look for
 * @param conditions what it must fulfil
 * @param sort by what
 * @param descending whether the newest first
 * @param count how many on a page
 * @param total whether to count all
 * @param countOnly whether nothing but the count is wanted
 * @param includes names of reference parameters whose targets are wanted too
 * @param after where the page before ended; null for the first
 * @param ignored parameters that were left out because the client asked for leniency
 */
public record SearchRequest(
        Searchable<?> type,
        List<Condition> conditions,
        Sort sort,
        boolean descending,
        int count,
        boolean total,
        boolean countOnly,
        List<String> includes,
        @Nullable Cursor after,
        List<String> ignored) {

    /** By what results are ordered. */
    public enum Sort {
        /** In the order of first storing. */
        STORED,
        /** By the time that matters to a clinician. */
        TIME,
        /** By the time of the last change. */
        UPDATED
    }
}
