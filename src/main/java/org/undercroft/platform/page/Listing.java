package org.undercroft.platform.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * How a list may be asked for: by which keys it is sorted and filtered, and how it is shown when nothing is asked.
 * What is not named here never reaches a query. A repository keeps one as a constant.
 *
 * @param sortKeys the keys it may be sorted by, the usual one first
 * @param direction the usual direction
 * @param filterKeys the keys it may be filtered by
 * @param size the usual number of rows on a page
 */
public record Listing(List<String> sortKeys, Direction direction, Set<String> filterKeys, int size) {

    /** The most rows a page may have, whatever is asked. */
    public static final int MOST_ROWS = 500;

    /** Pages past this are answered as this one: an offset costs the database every row before it. */
    static final int LAST_PAGE = 10_000;

    private static final int LONGEST_FILTER = 200;
    private static final int USUAL_ROWS = 50;

    public Listing {
        sortKeys = List.copyOf(sortKeys);
        filterKeys = Set.copyOf(filterKeys);
        if (sortKeys.isEmpty()) {
            throw new IllegalArgumentException("A listing needs at least one sort key, or its pages would overlap");
        }
    }

    /** A listing of 50 rows a page, usually sorted this way. */
    public static Listing sortedBy(String key, Direction direction) {
        return new Listing(List.of(key), direction, Set.of(), USUAL_ROWS);
    }

    /** The same, that may also be sorted by these. */
    public Listing orBy(String... keys) {
        var all = new ArrayList<>(sortKeys);
        all.addAll(List.of(keys));
        return new Listing(all, direction, filterKeys, size);
    }

    /** The same, that may be filtered by these. */
    public Listing filteredBy(String... keys) {
        var all = new TreeSet<>(filterKeys);
        all.addAll(List.of(keys));
        return new Listing(sortKeys, direction, all, size);
    }

    /** The same with this many rows on a page. */
    public Listing ofSize(int rows) {
        return new Listing(sortKeys, direction, filterKeys, rows);
    }

    /** What a query asks for; what it asks wrongly is answered in the usual way, never with an error. */
    public PageRequest read(MultiValueMap<String, String> query) {
        var asked = sortKeys.stream()
                .filter(key -> key.equals(query.getFirst("sort")))
                .findFirst();
        return new PageRequest(
                this,
                number(query.getFirst("page"), 1, LAST_PAGE),
                number(query.getFirst("size"), size, MOST_ROWS),
                asked.orElseGet(sortKeys::getFirst),
                Direction.read(query.getFirst("direction"), asked.isPresent() ? Direction.ASCENDING : direction),
                filters(query));
    }

    /** The first page in the usual order, unfiltered. */
    public PageRequest firstPage() {
        return new PageRequest(this, 1, size, sortKeys.getFirst(), direction, Map.of());
    }

    private Map<String, String> filters(MultiValueMap<String, String> query) {
        var filters = new LinkedHashMap<String, String>();
        for (var key : new TreeSet<>(filterKeys)) {
            var value = query.getFirst(key);
            if (value != null && !value.isBlank()) {
                var stripped = value.strip();
                filters.put(key, stripped.substring(0, Math.min(stripped.length(), LONGEST_FILTER)));
            }
        }
        return filters;
    }

    private static int number(@Nullable String text, int otherwise, int most) {
        if (text == null || !text.matches("[1-9]\\d{0,8}")) {
            return otherwise;
        }
        return Math.min(Integer.parseInt(text), most);
    }
}
