package org.undercroft.records.fhir.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.fhir.index.SearchParameter;
import org.undercroft.records.fhir.index.Searchable;

/** Understands the parameters of a FHIR search. Those it does not know are refused, so that none is silently ignored. */
public final class SearchReader {

    /** How many resources a page may hold. */
    public static final int MOST = 1_000;

    private static final int USUAL = 50;
    private static final Set<String> FORMATTING = Set.of("_format", "_pretty");

    private final Searchable<?> type;
    private final ConditionReader conditionReader;
    private final boolean lenient;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<String> includes = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private SearchRequest.Sort sort = SearchRequest.Sort.STORED;
    private boolean descending;
    private int count = USUAL;
    private boolean total;
    private boolean countOnly;
    private @Nullable Cursor after;

    private SearchReader(Searchable<?> type, boolean lenient, ZoneId zone, Instant now) {
        this.type = type;
        this.conditionReader = new ConditionReader(zone, now);
        this.lenient = lenient;
    }

    /**
     * Understands a search.
     *
     * @param parameters names with their values, as in the URL
     * @param lenient whether to leave out what is not known instead of refusing
     * @throws RefusedSearch if something in it is wrong or unknown
     */
    public static SearchRequest read(
            Searchable<?> type, Map<String, List<String>> parameters, boolean lenient, ZoneId zone, Instant now) {
        SearchReader reader = new SearchReader(type, lenient, zone, now);
        parameters.forEach((name, values) -> values.forEach(value -> reader.take(name, value)));
        return new SearchRequest(
                type,
                List.copyOf(reader.conditions),
                reader.sort,
                reader.descending,
                reader.count,
                reader.total,
                reader.countOnly,
                List.copyOf(reader.includes),
                reader.after,
                List.copyOf(reader.ignored));
    }

    private void take(String name, String value) {
        if (value.isEmpty() || FORMATTING.contains(name)) {
            return; // FHIR: a parameter without value is ignored
        }
        switch (name) {
            case "_count" -> count = Math.min(MOST, number(value));
            case "_sort" -> sort(value);
            case "_total" -> total = total(value);
            case "_summary" -> countOnly = summary(value);
            case "_include" -> include(value);
            case "_after" -> after = Cursor.parse(value);
            default -> condition(name, value);
        }
    }

    private void condition(String name, String value) {
        try {
            conditions.add(conditionReader.read(type, name, value));
        } catch (RefusedSearch refused) {
            if (!lenient) {
                throw refused;
            }
            ignored.add(name);
        }
    }

    private void sort(String value) {
        descending = value.startsWith("-");
        String key = descending ? value.substring(1) : value;
        if (key.equals("_lastUpdated")) {
            sort = SearchRequest.Sort.UPDATED;
        } else if (!type.time().isEmpty() && key.equals(type.time())) {
            sort = SearchRequest.Sort.TIME;
        } else if (!lenient) {
            throw new RefusedSearch("_sort=" + value + " is not possible; " + type.type() + " sorts by _lastUpdated"
                    + (type.time().isEmpty() ? "" : " or " + type.time()));
        }
    }

    private static boolean total(String value) {
        return switch (value) {
            case "none" -> false;
            case "estimate", "accurate" -> true;
            default -> throw new RefusedSearch("_total is none, estimate or accurate, not " + value);
        };
    }

    private static boolean summary(String value) {
        return switch (value) {
            case "count" -> true;
            case "false" -> false;
            default -> throw new RefusedSearch("_summary=" + value + " is not offered; use count or false");
        };
    }

    private void include(String value) {
        String[] parts = value.split(":", -1);
        boolean known = parts.length >= 2
                && parts[0].equals(type.type())
                && type.parameter(parts[1])
                        .filter(SearchParameter.OfReference.class::isInstance)
                        .isPresent();
        if (known) {
            includes.add(parts[1]);
        } else if (lenient) {
            ignored.add("_include");
        } else {
            throw new RefusedSearch(
                    "_include=" + value + " is not possible; " + type.type() + " offers " + includable(type));
        }
    }

    /** The includes a type offers, as they are written. */
    public static String includable(Searchable<?> type) {
        return type.parameters().values().stream()
                .filter(SearchParameter.OfReference.class::isInstance)
                .map(parameter -> type.type() + ":" + parameter.name())
                .collect(Collectors.joining(", "));
    }

    private static int number(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number < 0) {
                throw new RefusedSearch("_count can't be negative");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new RefusedSearch("_count is a number, not '" + value.toLowerCase(Locale.ROOT) + "'", e);
        }
    }
}
