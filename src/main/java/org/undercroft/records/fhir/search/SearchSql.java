package org.undercroft.records.fhir.search;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.undercroft.records.fhir.index.IndexHash;

/** Turns conditions into SQL over the index tables, with {@code r} the resource. Lists become one {@code = any}, never OR. */
final class SearchSql {

    private static final String SUBJECT = "subject";
    private static final String PATIENT = "Patient/";

    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final String type;
    private final Resolver resolver;
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    /** Finds out what only the database knows. */
    interface Resolver {

        /** All identities of these patients. */
        Collection<String> cluster(Collection<String> patients);

        /** The ids of the resources of a type that fulfil a condition. */
        Collection<String> ids(String type, Condition condition);
    }

    SearchSql(String type, Resolver resolver) {
        this.type = type;
        this.resolver = resolver;
        clauses.add("r.type = ?");
        arguments.add(type);
        clauses.add("not r.deleted");
    }

    String where() {
        return String.join("\n  and ", clauses);
    }

    List<Object> arguments() {
        return arguments;
    }

    void raw(String clause, Object... values) {
        clauses.add(clause);
        arguments.addAll(List.of(values));
    }

    void add(Condition condition) {
        switch (condition) {
            case Condition.Ids ids -> raw("r.id = any (?)", (Object) texts(ids.anyOf()));
            case Condition.Updated updated ->
                bounds("", updated.anyOf(), "r.last_updated", "r.last_updated + interval '1 millisecond'", "");
            case Condition.Tokens tokens -> tokens(tokens);
            case Condition.Refers refers -> refers(refers.parameter(), refers.targets());
            case Condition.Chained chained ->
                refers(
                        chained.parameter(),
                        resolver.ids(chained.target(), chained.inner()).stream()
                                .map(id -> chained.target() + "/" + id)
                                .toList());
            case Condition.Words words -> words(words);
            case Condition.Dates dates ->
                bounds(
                        "r.rid in (select rid from records.date_index where hash = "
                                + IndexHash.parameter(type, dates.parameter()) + " and (",
                        dates.anyOf(),
                        "low",
                        "high",
                        "))");
            case Condition.Missing missing ->
                raw(
                        (missing.missing() ? "not " : "") + "r.present @> array[?::bigint]",
                        IndexHash.parameter(type, missing.parameter()));
        }
    }

    private void tokens(Condition.Tokens tokens) {
        Long[] hashes = tokens.anyOf().toArray(Long[]::new);
        if (tokens.negated()) {
            raw("not r.tokens && ?", (Object) hashes);
        } else {
            raw("r.rid in (select rid from records.token_index where hash = any (?))", (Object) hashes);
        }
    }

    private void refers(String parameter, Collection<String> targets) {
        List<String> patients = targets.stream()
                .filter(target -> target.startsWith(PATIENT))
                .map(target -> target.substring(PATIENT.length()))
                .toList();
        Collection<String> identities = patients.isEmpty() ? List.of() : resolver.cluster(patients);
        List<String> others =
                targets.stream().filter(target -> !target.startsWith(PATIENT)).toList();
        if (parameter.equals(SUBJECT) && !identities.isEmpty() && onlyGuessed(others, patients)) {
            raw(
                    "r.rid in (select rid from records.compartment where patient = any (?) and type = ?)",
                    texts(identities),
                    type);
            return;
        }
        Long[] hashes = java.util.stream.Stream.concat(
                        others.stream(), identities.stream().map(id -> PATIENT + id))
                .map(target -> IndexHash.reference(type, parameter, target))
                .toArray(Long[]::new);
        raw("r.rid in (select rid from records.token_index where hash = any (?))", (Object) hashes);
    }

    /** {@code subject=1} may mean any type; when a patient has that id it is the patient. */
    private static boolean onlyGuessed(List<String> others, List<String> patients) {
        return others.stream().allMatch(other -> patients.contains(other.substring(other.indexOf('/') + 1)));
    }

    private void words(Condition.Words words) {
        long hash = IndexHash.parameter(type, words.parameter());
        String subquery = "r.rid in (select rid from records.string_index where hash = ? and (";
        switch (words.match()) {
            case EXACT -> raw(subquery + "exact = any (?)))", hash, texts(words.anyOf()));
            case CONTAINS ->
                raw(subquery + "value like any (?)))", hash, patterns(words.anyOf(), text -> "%" + text + "%"));
            case BEGINS -> {
                List<Object> values = new ArrayList<>(List.of(hash));
                String ranges = words.anyOf().stream()
                        .map(text -> {
                            values.add(text);
                            values.add(text + BEHIND_ALL);
                            return "value >= ? and value < ?";
                        })
                        .collect(Collectors.joining(" or "));
                raw(subquery + ranges + "))", values.toArray());
            }
        }
    }

    private static String[] patterns(List<String> texts, Function<String, String> shape) {
        return texts.stream()
                .map(text -> shape.apply(
                        text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")))
                .toArray(String[]::new);
    }

    private void bounds(String before, List<DateBound> bounds, String low, String high, String after) {
        List<Object> values = new ArrayList<>();
        String either = bounds.stream()
                .map(bound -> bound(bound, low, high, values))
                .collect(Collectors.joining(" or ", "(", ")"));
        raw(before + either + after, values.toArray());
    }

    /** The same comparisons as {@link DateBound#matches}. */
    private static String bound(DateBound bound, String low, String high, List<Object> values) {
        Timestamp from = Timestamp.from(bound.low());
        Timestamp until = Timestamp.from(bound.high());
        String within = low + " >= ? and " + high + " <= ?";
        return switch (bound.prefix()) {
            case EQ -> with(values, within, from, until);
            case NE -> with(values, "not (" + within + ")", from, until);
            case GT -> with(values, high + " > ?", until);
            case LT -> with(values, low + " < ?", from);
            case GE -> with(values, "(" + high + " > ? or " + within + ")", until, from, until);
            case LE -> with(values, "(" + low + " < ? or " + within + ")", from, from, until);
            case SA -> with(values, low + " >= ?", until);
            case EB -> with(values, high + " <= ?", from);
            case AP -> with(values, low + " < ? and " + high + " > ?", until, from);
        };
    }

    private static String with(List<Object> values, String clause, Object... more) {
        values.addAll(List.of(more));
        return clause;
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
