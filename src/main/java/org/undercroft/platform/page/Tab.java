package org.undercroft.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * One of several views of the same thing.
 *
 * @param label what it is called
 * @param href where it is
 * @param selected whether it is shown now
 * @param count how many things it holds, or null if that isn't counted
 */
public record Tab(
        String label,
        String href,
        boolean selected,
        @Nullable Long count) {

    /** A tab without a count. */
    public static Tab of(String label, String href, boolean selected) {
        return new Tab(label, href, selected, null);
    }

    /** A tab that says how many things it holds. */
    public static Tab counted(String label, String href, boolean selected, long count) {
        return new Tab(label, href, selected, count);
    }
}
