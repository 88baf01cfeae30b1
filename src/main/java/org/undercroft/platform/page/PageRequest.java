package org.undercroft.platform.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows of a list are asked for. Made by {@link Listing#read}, so its keys are always known ones.
 *
 * @param listing what may be asked
 * @param page the page's number, from 1
 * @param size rows on a page
 * @param sort the sort key
 * @param direction which end comes first
 * @param filters what each filter holds, by filter key; filters left empty are absent
 */
public record PageRequest(
        Listing listing, int page, int size, String sort, Direction direction, Map<String, String> filters) {

    public PageRequest {
        filters = Map.copyOf(filters);
    }

    /** What this filter holds, if anything. */
    public Optional<String> filter(String key) {
        return Optional.ofNullable(filters.get(key));
    }

    /** Rows before the page. */
    public long offset() {
        return (long) (page - 1) * size;
    }

    /**
     * The SQL after {@code order by}.
     *
     * @param columns the column or expression of each sort key
     * @param tieBreak a unique column, so that pages never overlap
     * @throws IllegalArgumentException if a sort key has no column
     */
    public String orderBy(Map<String, String> columns, String tieBreak) {
        var column = columns.get(sort);
        if (column == null) {
            throw new IllegalArgumentException("No column is named for the sort key '" + sort + "'");
        }
        return column + " " + direction.word() + ", " + tieBreak;
    }

    /** Whether the list is sorted by this key. */
    public boolean isSortedBy(String key) {
        return sort.equals(key);
    }

    /** The query for another page of the same list. */
    public String toPage(int number) {
        return query(number, sort, direction);
    }

    /** The query for the same list sorted by this key, or turned round if it already is. */
    public String sortedBy(String key) {
        return query(1, key, isSortedBy(key) ? direction.reversed() : Direction.ASCENDING);
    }

    /** The query for the same rows, for an export. */
    public String toQuery() {
        return query(1, sort, direction);
    }

    private String query(int number, String key, Direction order) {
        var parameters = new LinkedHashMap<String, String>();
        listing.filterKeys().stream()
                .sorted()
                .forEach(name -> filter(name).ifPresent(value -> parameters.put(name, value)));
        if (number > 1) {
            parameters.put("page", Integer.toString(number));
        }
        if (size != listing.size()) {
            parameters.put("size", Integer.toString(size));
        }
        parameters.put("sort", key);
        parameters.put("direction", order.word());
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
