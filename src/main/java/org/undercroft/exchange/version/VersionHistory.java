package org.undercroft.exchange.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.platform.actor.Acting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of one table of the exchange whose rows have a name and a version: each version's other columns are kept as
 * JSON in a table beside it.
 */
public final class VersionHistory {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String table;

    /** @param table the table in the exchange's schema; its history is in the table of that name with {@code _history} */
    public VersionHistory(JdbcClient jdbc, JsonMapper json, String table) {
        this.jdbc = jdbc;
        this.json = json;
        this.table = table;
    }

    /** Keeps what is in force now, in the transaction that brought it. */
    public void keep(String name) {
        jdbc.sql("""
            insert into exchange.%1$s_history (name, version, changed_by, settings)
            select name, version, :by, to_jsonb(t) - 'name' - 'version' from exchange.%1$s t where name = :name
            """.formatted(table))
                .param("name", name)
                .param("by", Acting.current().actor().name())
                .update();
    }

    /** Every version, newest first. */
    public List<Version> of(String name) {
        return Version.compared(jdbc.sql("""
            select version, changed_at, changed_by, settings::text as settings
            from exchange.%s_history where name = :name order by version desc
            """.formatted(table))
                .param("name", name)
                .query((row, _) -> version(row))
                .list());
    }

    /** What was in force as that version, as a row of the table that carries the present version's number. */
    public <T> Optional<T> at(String name, int version, RowMapper<T> reader) {
        return jdbc.sql("""
            select r.* from exchange.%1$s t join exchange.%1$s_history h on h.name = t.name,
              jsonb_populate_record(null::exchange.%1$s,
                h.settings || jsonb_build_object('name', t.name, 'version', t.version)) r
            where h.name = :name and h.version = :version
            """.formatted(table))
                .param("name", name)
                .param("version", version)
                .query(reader)
                .optional();
    }

    private Version version(ResultSet row) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        json.readTree(row.getString("settings"))
                .properties()
                .forEach(setting -> settings.put(setting.getKey().replace('_', ' '), words(setting.getValue())));
        return new Version(
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                settings,
                List.of());
    }

    private static String words(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(VersionHistory::words).collect(Collectors.joining(", "))
                : value.asString();
    }
}
