package org.undercroft.platform.page;

/**
 * A number beside an entry of the navigation, on every page of those who see the entry: something there waits for them.
 * A department declares it as a bean.
 */
public interface NavigationBadge {

    /** The path of the entry. */
    String path();

    /** How much waits; nothing is shown for 0. Asked once for each page, so it must be cheap. */
    long count();

    /** What the number counts, such as {@code waiting for review}. */
    String words();

    /** A stream of server-sent events whose event {@code badge} is the template {@code layout/badge} rendered anew. */
    String streamPath();
}
