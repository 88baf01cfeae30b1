package org.undercroft.platform.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The navigation as one person sees it on one page.
 *
 * @param groups the departments with at least one visible page, in order
 * @param current the entry whose page is shown, or null
 * @param badges numbers that stand beside entries, by the path of the entry
 */
public record Navigation(List<Group> groups, @Nullable NavigationEntry current, Map<String, NavigationBadge> badges) {

    /** A navigation without entries, for pages seen before signing in. */
    public static final Navigation NONE = new Navigation(List.of(), null, Map.of());

    /** One department and its visible pages. */
    public record Group(Department department, List<NavigationEntry> entries) {}

    /** The entries this person may see, grouped, with the one that covers the requested path most closely as current. */
    static Navigation of(Collection<NavigationEntry> entries, Set<String> authorities, String path) {
        var visible = entries.stream()
                .filter(entry -> entry.isVisibleTo(authorities))
                .sorted(NavigationEntry.BY_PLACE)
                .toList();
        var current = visible.stream()
                .filter(entry -> entry.covers(path))
                .max(Comparator.comparingInt(entry -> entry.path().length()))
                .orElse(null);
        var byDepartment = visible.stream()
                .collect(Collectors.groupingBy(NavigationEntry::department, TreeMap::new, Collectors.toList()));
        var groups = byDepartment.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
        return new Navigation(groups, current, Map.of());
    }

    /** The same with these numbers beside the entries they belong to, as far as they are seen. */
    Navigation with(Collection<NavigationBadge> all) {
        Set<String> seen = groups.stream()
                .flatMap(group -> group.entries().stream())
                .map(NavigationEntry::path)
                .collect(Collectors.toUnmodifiableSet());
        return new Navigation(
                groups,
                current,
                all.stream()
                        .filter(badge -> seen.contains(badge.path()))
                        .collect(Collectors.toUnmodifiableMap(NavigationBadge::path, badge -> badge)));
    }

    /** The number beside an entry, or null. */
    public @Nullable NavigationBadge badge(NavigationEntry entry) {
        return badges.get(entry.path());
    }

    /** The first number among a department's entries, or null: its heading shows it while the entries are folded. */
    public @Nullable NavigationBadge badge(Group group) {
        return group.entries().stream()
                .map(this::badge)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether this is the page being shown. */
    public boolean isCurrent(NavigationEntry entry) {
        return entry.equals(current);
    }

    /** Whether this department's pages are listed: they are on its own pages, and on pages of no department. */
    public boolean isOpen(Department department) {
        return current == null || current.department().equals(department);
    }
}
