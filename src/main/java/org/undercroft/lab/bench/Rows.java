package org.undercroft.lab.bench;

import java.util.List;
import org.undercroft.platform.page.PageOf;

/**
 * One page of a list, for programs.
 *
 * @param rows the page's rows
 * @param total rows on all pages together
 * @param page the page's number, from 1
 * @param size rows on a page
 */
public record Rows<T>(List<T> rows, long total, int page, int size) {

    /** The same page as pages have it. */
    public static <T> Rows<T> of(PageOf<T> page) {
        return new Rows<>(
                page.rows(), page.total(), page.request().page(), page.request().size());
    }
}
