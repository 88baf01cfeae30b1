package org.undercroft.platform.backup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the database which tables there are and in which order rows may be put into them. */
final class Tables {

    /** Flyway's table in each schema: migrations write it, not a restore. */
    static final String HISTORY = "schema_history";

    private final JdbcClient jdbc;
    private final List<String> schemas;

    Tables(JdbcClient jdbc, List<String> schemas) {
        this.jdbc = jdbc;
        this.schemas = schemas;
    }

    /** All tables, each after those it refers to. */
    List<Table> inOrderOfReference() {
        Map<String, Table> byName = all().stream().collect(Collectors.toMap(Table::quoted, Function.identity()));
        Map<String, List<String>> references = references();
        Set<String> ordered = new LinkedHashSet<>();
        byName.keySet().stream().sorted().forEach(name -> visit(name, references, ordered, new ArrayList<>()));
        return ordered.stream().map(byName::get).toList();
    }

    /** The newest migration of each schema. */
    Map<String, String> versions() {
        return schemas.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        schema -> jdbc.sql(
                                        "select version from %s.%s where success and version is not null order by installed_rank desc limit 1"
                                                .formatted(schema, HISTORY))
                                .query(String.class)
                                .single()));
    }

    private List<Table> all() {
        return jdbc.sql("""
            select n.nspname as schema, c.relname as name,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum) as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in (:schemas) and c.relkind = 'r' and c.relname <> :history
            """)
                .param("schemas", schemas)
                .param("history", HISTORY)
                .query((row, number) -> new Table(row.getString("schema"), row.getString("name"), List.of((String[])
                        row.getArray("columns").getArray())))
                .list();
    }

    private Map<String, List<String>> references() {
        return jdbc
                .sql("""
                    select distinct format('"%s"."%s"', n.nspname, c.relname) as source,
                           format('"%s"."%s"', tn.nspname, t.relname) as target
                    from pg_constraint k
                    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                    join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
                    where k.contype = 'f' and n.nspname in (:schemas) and k.conrelid <> k.confrelid
                    """)
                .param("schemas", schemas)
                .query((row, number) -> Map.entry(row.getString("source"), row.getString("target")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static void visit(
            String name, Map<String, List<String>> references, Set<String> ordered, List<String> path) {
        if (ordered.contains(name)) {
            return;
        }
        if (path.contains(name)) {
            throw new IllegalStateException("Tables refer to each other in a circle: " + path);
        }
        path.add(name);
        references.getOrDefault(name, List.of()).forEach(target -> visit(target, references, ordered, path));
        path.removeLast();
        ordered.add(name);
    }
}
