package org.undercroft.records.fhir.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.undercroft.records.fhir.index.Folding;
import org.undercroft.records.fhir.index.IndexHash;
import org.undercroft.records.fhir.index.SearchParameter;
import org.undercroft.records.fhir.index.SearchRegistry;
import org.undercroft.records.fhir.index.Searchable;

/** Understands one search parameter with its modifier, chain and values. */
final class ConditionReader {

    private final ZoneId zone;
    private final Instant now;

    ConditionReader(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    Condition read(Searchable<?> type, String name, String value) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return chained(type, name.substring(0, dot), name.substring(dot + 1), value);
        }
        int colon = name.indexOf(':');
        String base = colon < 0 ? name : name.substring(0, colon);
        String modifier = colon < 0 ? "" : name.substring(colon + 1);
        if (base.equals("_id") && modifier.isEmpty()) {
            return new Condition.Ids(new LinkedHashSet<>(alternatives(value)));
        }
        if (base.equals("_lastUpdated") && modifier.isEmpty()) {
            return new Condition.Updated(bounds(value));
        }
        SearchParameter<?> parameter = parameter(type, base);
        if (modifier.equals("missing")) {
            return new Condition.Missing(parameter.indexedAs(), truth(name, value));
        }
        return switch (parameter) {
            case SearchParameter.OfToken<?> _ -> tokens(type, base, modifier, value);
            case SearchParameter.OfReference<?> reference -> references(reference, modifier, value);
            case SearchParameter.OfText<?> _ -> words(base, modifier, value);
            case SearchParameter.OfDate<?> _ -> dates(base, modifier, value);
        };
    }

    private static SearchParameter<?> parameter(Searchable<?> type, String name) {
        SearchParameter<?> known = type.parameters().get(name);
        if (known == null) {
            throw new RefusedSearch(type.type() + " has no search parameter '" + name + "'; it has _id, _lastUpdated, "
                    + String.join(", ", type.parameters().keySet()));
        }
        return known;
    }

    private Condition chained(Searchable<?> type, String link, String rest, String value) {
        int colon = link.indexOf(':');
        String base = colon < 0 ? link : link.substring(0, colon);
        if (!(parameter(type, base) instanceof SearchParameter.OfReference<?> reference)) {
            throw new RefusedSearch("'" + base + "' is no reference: nothing can be chained to it");
        }
        String target = colon < 0 ? onlySearchable(reference) : link.substring(colon + 1);
        Searchable<?> next = SearchRegistry.type(target)
                .filter(_ -> reference.targets().contains(target))
                .orElseThrow(() -> new RefusedSearch("'" + base + "' does not lead to a " + target));
        return new Condition.Chained(reference.indexedAs(), target, read(next, rest, value));
    }

    /** A chain without a type means the one type of its targets that people search through it. */
    private static String onlySearchable(SearchParameter.OfReference<?> reference) {
        return reference.targets().getFirst();
    }

    private static Condition tokens(Searchable<?> type, String name, String modifier, String value) {
        if (!modifier.isEmpty() && !modifier.equals("not")) {
            throw unknownModifier(name, modifier, "not, missing");
        }
        Set<Long> hashes = new LinkedHashSet<>();
        for (String alternative : alternatives(value)) {
            hashes.add(token(type.type(), name, alternative));
        }
        return new Condition.Tokens(hashes, modifier.equals("not"));
    }

    private static long token(String type, String name, String value) {
        List<String> parts = split(value, '|');
        if (parts.size() == 1) {
            return IndexHash.code(type, name, parts.getFirst());
        }
        String system = parts.get(0);
        String code = parts.get(1);
        if (!code.isEmpty()) {
            return IndexHash.token(type, name, system, code);
        }
        if (!name.equals("identifier") || system.isEmpty()) {
            throw new RefusedSearch("'" + name + "=" + value + "' names no code; only identifier can be searched by"
                    + " its system alone");
        }
        return IndexHash.system(type, name, system);
    }

    private static Condition references(SearchParameter.OfReference<?> reference, String modifier, String value) {
        if (!modifier.isEmpty() && !reference.targets().contains(modifier)) {
            throw unknownModifier(reference.name(), modifier, "missing, " + String.join(", ", reference.targets()));
        }
        Set<String> targets = new LinkedHashSet<>();
        for (String alternative : alternatives(value)) {
            String relative = relative(alternative);
            if (relative.contains("/")) {
                targets.add(relative);
            } else {
                (modifier.isEmpty() ? reference.targets() : List.of(modifier))
                        .forEach(target -> targets.add(target + "/" + relative));
            }
        }
        return new Condition.Refers(reference.indexedAs(), targets);
    }

    /** {@code http://host/fhir/Patient/1} leads to the same as {@code Patient/1}. */
    private static String relative(String reference) {
        int fhir = reference.lastIndexOf("/fhir/");
        return reference.startsWith("http") && fhir > 0 ? reference.substring(fhir + "/fhir/".length()) : reference;
    }

    private static Condition words(String name, String modifier, String value) {
        Condition.Match match = switch (modifier) {
            case "" -> Condition.Match.BEGINS;
            case "contains" -> Condition.Match.CONTAINS;
            case "exact" -> Condition.Match.EXACT;
            default -> throw unknownModifier(name, modifier, "exact, contains, missing");
        };
        List<String> texts = alternatives(value).stream()
                .map(text -> match == Condition.Match.EXACT ? text : Folding.fold(text))
                .toList();
        return new Condition.Words(name, match, texts);
    }

    private Condition dates(String name, String modifier, String value) {
        if (!modifier.isEmpty()) {
            throw unknownModifier(name, modifier, "missing");
        }
        return new Condition.Dates(name, bounds(value));
    }

    private List<DateBound> bounds(String value) {
        return alternatives(value).stream()
                .map(text -> DateBound.parse(text, zone, now))
                .toList();
    }

    private static boolean truth(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RefusedSearch(name + " is true or false, not '" + value + "'");
        };
    }

    private static RefusedSearch unknownModifier(String name, String modifier, String known) {
        return new RefusedSearch("'" + name + ":" + modifier + "' is not offered; known are: " + known);
    }

    private static List<String> alternatives(String value) {
        return split(value, ',').stream().filter(part -> !part.isEmpty()).collect(Collectors.toList());
    }

    /** Splits at a separator that is not escaped; what is between keeps its escapes only for other separators. */
    static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                if (separator == ',' && escaped == '|') {
                    part.append('\\'); // the bar is split later
                }
                part.append(escaped);
            } else if (letter == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
