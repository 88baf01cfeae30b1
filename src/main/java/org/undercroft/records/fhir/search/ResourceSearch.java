package org.undercroft.records.fhir.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.records.PatientId;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.index.SearchParameter;
import org.undercroft.records.fhir.index.Searchable;
import org.undercroft.records.patient.PatientRegister;

/** Finds resources and their versions. */
@Repository
public class ResourceSearch {

    private static final int MOST_CHAINED = 2_000;
    private static final String COLUMNS =
            "select r.rid, r.type, r.id, r.version, r.last_updated, r.at, b.body from records.resource r"
                    + " join records.resource_body b using (rid, version)";

    private final JdbcClient jdbc;
    private final PatientRegister patients;
    private final FhirFormat format;
    private final SearchSql.Resolver resolver = new Resolving();

    ResourceSearch(JdbcClient jdbc, PatientRegister patients, FhirFormat format) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.format = format;
    }

    /** One page of what the request asks for. */
    public FoundPage find(SearchRequest request) {
        SearchSql sql = new SearchSql(request.type().type(), resolver);
        request.conditions().forEach(sql::add);
        Long total = request.total() || request.countOnly() ? count(sql) : null;
        if (request.countOnly() || request.count() == 0) {
            return new FoundPage(
                    List.of(), List.of(), total == null ? Long.valueOf(count(sql)) : total, null, List.of());
        }
        Cursor after = request.after();
        if (after != null && request.sort() == SearchRequest.Sort.STORED) {
            sql.raw("r.rid > ?", after.rid());
        } else if (after != null) {
            sql.raw(
                    "(" + key(request.sort()) + ") " + (request.descending() ? "<" : ">") + " (?, ?)",
                    Timestamp.from(after.key()),
                    after.rid());
        }
        List<FoundResource> found = query(
                COLUMNS + "\nwhere " + sql.where() + "\norder by " + order(request) + " limit " + (request.count() + 1),
                sql.arguments());
        boolean more = found.size() > request.count();
        List<FoundResource> matches = more ? found.subList(0, request.count()) : found;
        List<FoundResource> included = include(request, matches);
        return new FoundPage(
                matches,
                included,
                total == null && !more && after == null ? Long.valueOf(matches.size()) : total,
                more ? cursor(request.sort(), matches.getLast()) : null,
                patients(matches, included));
    }

    private static String key(SearchRequest.Sort sort) {
        return switch (sort) {
            case STORED -> "r.rid";
            case TIME -> "r.at, r.rid";
            case UPDATED -> "r.last_updated, r.rid";
        };
    }

    private static String order(SearchRequest request) {
        String direction = request.descending() ? " desc" : "";
        return switch (request.sort()) {
            case STORED -> "r.rid";
            case TIME -> "r.at" + direction + ", r.rid" + direction;
            case UPDATED -> "r.last_updated" + direction + ", r.rid" + direction;
        };
    }

    private static Cursor cursor(SearchRequest.Sort sort, FoundResource last) {
        return switch (sort) {
            case STORED -> new Cursor(java.time.Instant.EPOCH, last.rid());
            case TIME -> new Cursor(last.at(), last.rid());
            case UPDATED -> new Cursor(last.lastUpdated(), last.rid());
        };
    }

    private long count(SearchSql sql) {
        return jdbc.sql("select count(*) from records.resource r where " + sql.where())
                .params(sql.arguments())
                .query(Long.class)
                .single();
    }

    private List<FoundResource> query(String sql, List<Object> arguments) {
        return jdbc.sql(sql).params(arguments).query(ResourceSearch::found).list();
    }

    private List<FoundResource> include(SearchRequest request, List<FoundResource> matches) {
        if (request.includes().isEmpty() || matches.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> wanted = matches.stream()
                .flatMap(match -> targets(request.type(), request.includes(), format.parse(match.body())).stream())
                .distinct()
                .map(target -> target.split("/", -1))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        List<FoundResource> included = new ArrayList<>();
        wanted.forEach((type, ids) -> included.addAll(query(
                COLUMNS + " where r.type = ? and r.id = any (?) and not r.deleted order by r.rid",
                List.of(type, ids.toArray(String[]::new)))));
        included.removeIf(one -> matches.stream().anyMatch(match -> match.rid() == one.rid()));
        return included;
    }

    private static <R extends Resource> List<String> targets(
            Searchable<R> type, List<String> includes, Resource resource) {
        R typed = type.model().cast(resource);
        List<String> targets = new ArrayList<>();
        for (String include : includes) {
            if (type.parameters().get(include) instanceof SearchParameter.OfReference<R> reference) {
                reference.values().apply(typed).stream()
                        .map(Reference::getReference)
                        .filter(target -> target != null)
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    private List<String> patients(List<FoundResource> matches, List<FoundResource> included) {
        Long[] rids = java.util.stream.Stream.concat(matches.stream(), included.stream())
                .map(FoundResource::rid)
                .toArray(Long[]::new);
        return rids.length == 0
                ? List.of()
                : jdbc.sql("select distinct patient from records.compartment where rid = any (?)")
                        .params(Arrays.asList((Object) rids))
                        .query(String.class)
                        .list();
    }

    /** The patients about whom a resource tells. */
    public List<String> patients(FoundResource resource) {
        return patients(List.of(resource), List.of());
    }

    /** The current version; empty if there is none or it was deleted. */
    public Optional<FoundResource> current(String type, String id) {
        return query(COLUMNS + " where r.type = ? and r.id = ? and not r.deleted", List.of(type, id)).stream()
                .findFirst();
    }

    /** All versions or one, the newest first. */
    public List<FoundResource> versions(String type, String id, @Nullable Integer version) {
        return jdbc.sql("""
            select r.rid, r.type, r.id, b.version, b.last_updated, r.at, b.body
            from records.resource r join records.resource_body b using (rid)
            where r.type = :type and r.id = :id and (:version::int is null or b.version = :version)
            order by b.version desc limit 1000
            """)
                .param("type", type)
                .param("id", id)
                .param("version", version, java.sql.Types.INTEGER)
                .query(ResourceSearch::found)
                .list();
    }

    private static FoundResource found(ResultSet row, int number) throws SQLException {
        return new FoundResource(
                row.getLong("rid"),
                row.getString("type"),
                row.getString("id"),
                row.getInt("version"),
                row.getTimestamp("last_updated").toInstant(),
                row.getTimestamp("at").toInstant(),
                row.getBytes("body"));
    }

    private final class Resolving implements SearchSql.Resolver {

        @Override
        public Collection<String> cluster(Collection<String> ids) {
            Collection<String> known = patients
                    .cluster(ids.stream().map(PatientId::new).toList())
                    .stream()
                    .map(PatientId::value)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
            known.addAll(ids);
            return known;
        }

        @Override
        public Collection<String> ids(String type, Condition condition) {
            SearchSql sql = new SearchSql(type, this);
            sql.add(condition);
            List<String> ids = jdbc.sql(
                            "select r.id from records.resource r where " + sql.where() + " limit " + (MOST_CHAINED + 1))
                    .params(sql.arguments())
                    .query(String.class)
                    .list();
            if (ids.size() > MOST_CHAINED) {
                throw new RefusedSearch(
                        "The chained part finds more than " + MOST_CHAINED + " of " + type + ": make it narrower");
            }
            return ids;
        }
    }
}
