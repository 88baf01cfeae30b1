package org.undercroft.platform.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param rows the page's rows
 * @param total rows on all pages together
 * @param request what was asked
 */
public record PageOf<T>(List<T> rows, long total, PageRequest request) {

    public PageOf {
        rows = List.copyOf(rows);
    }

    /** How many pages there are, at least one. */
    public int pages() {
        var pages = Math.ceilDiv(total, (long) request.size());
        return Math.toIntExact(Math.clamp(pages, 1L, (long) Listing.LAST_PAGE));
    }

    /** The number of the first row shown, from 1; 0 if none is. */
    public long first() {
        return rows.isEmpty() ? 0 : request.offset() + 1;
    }

    /** The number of the last row shown. */
    public long last() {
        return rows.isEmpty() ? 0 : request.offset() + rows.size();
    }

    /** Whether there is a page before. */
    public boolean hasPrevious() {
        return request.page() > 1;
    }

    /** Whether there is a page after. */
    public boolean hasNext() {
        return request.page() < pages();
    }

    /** The same page of something else. */
    public <R> PageOf<R> map(Function<? super T, ? extends R> change) {
        return new PageOf<>(rows.stream().<R>map(change).toList(), total, request);
    }
}
