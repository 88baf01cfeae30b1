package org.undercroft.platform.page;

import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page in the navigation. A department declares its pages as beans of this type.
 *
 * @param department the heading it stands under
 * @param label what the page is called there
 * @param path where it is, without query
 * @param order its place under the heading, lowest first
 * @param shortcut the letter that opens it after {@code g}, or null
 * @param authorities names of the authorities that may see it, one is enough; empty means everybody signed in
 */
public record NavigationEntry(
        Department department,
        String label,
        String path,
        int order,
        @Nullable String shortcut,
        Set<String> authorities) {

    static final Comparator<NavigationEntry> BY_PLACE = Comparator.comparing(NavigationEntry::department)
            .thenComparingInt(NavigationEntry::order)
            .thenComparing(NavigationEntry::label);

    public NavigationEntry {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A navigation path starts with '/', but was: " + path);
        }
        authorities = Set.copyOf(authorities);
    }

    /** Whether somebody holding these authorities sees the entry. */
    boolean isVisibleTo(Set<String> held) {
        return authorities.isEmpty() || authorities.stream().anyMatch(held::contains);
    }

    /** Whether the page at this path is this entry's page or lies below it. */
    boolean covers(String requested) {
        return requested.equals(path) || requested.startsWith(path.endsWith("/") ? path : path + "/");
    }
}
