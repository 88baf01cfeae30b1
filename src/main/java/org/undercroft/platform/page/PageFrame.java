package org.undercroft.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a page. Every template with a parameter named {@code frame} receives it.
 *
 * @param visitor the person signed in, or null
 * @param navigation the pages this person may open, and which is shown
 * @param csrf what forms must carry, or null where none is needed
 * @param assets where style, scripts and icons are
 * @param demo whether this is the demonstration hospital, which every page says
 * @param path the requested path, without query
 */
public record PageFrame(
        @Nullable Visitor visitor,
        Navigation navigation,
        @Nullable Csrf csrf,
        Assets assets,
        boolean demo,
        String path) {

    /** The name of the template parameter. */
    static final String NAME = "frame";
}
