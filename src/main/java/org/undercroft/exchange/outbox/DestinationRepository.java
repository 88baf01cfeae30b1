package org.undercroft.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Destinations;
import org.undercroft.exchange.version.VersionHistory;
import org.undercroft.exchange.version.Versioned;
import org.undercroft.platform.audit.AuditTrail;
import tools.jackson.databind.json.JsonMapper;

/** Destinations, their history, and who delivers to them now. */
@Repository
public class DestinationRepository implements Versioned<Destination>, Destinations {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final VersionHistory history;

    DestinationRepository(JdbcClient jdbc, AuditTrail audit, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.history = new VersionHistory(jdbc, json, "destination");
    }

    @Override
    public List<String> names() {
        return jdbc.sql("select name from exchange.destination order by name")
                .query(String.class)
                .list();
    }

    @Override
    public List<Destination> all() {
        return jdbc.sql("select * from exchange.destination order by name")
                .query((row, _) -> destination(row))
                .list();
    }

    @Override
    public Optional<Destination> find(String name) {
        return jdbc.sql("select * from exchange.destination where name = :name")
                .param("name", name)
                .query((row, _) -> destination(row))
                .optional();
    }

    @Override
    @Transactional
    public void save(Destination destination) {
        String before = find(destination.name()).map(Destination::toString).orElse(null);
        int changed = jdbc.sql("""
            insert into exchange.destination (name, host, port, tls, types, acknowledges, enabled, connect_seconds,
              answer_seconds, refusals, expires_hours, note, version)
            values (:name, :host, :port, :tls, :types, :acknowledges, :enabled, :connect, :answer, :refusals, :expires,
              :note, 1)
            on conflict (name) do update set
              host = excluded.host, port = excluded.port, tls = excluded.tls, types = excluded.types,
              acknowledges = excluded.acknowledges,
              enabled = excluded.enabled, connect_seconds = excluded.connect_seconds,
              answer_seconds = excluded.answer_seconds, refusals = excluded.refusals,
              expires_hours = excluded.expires_hours, note = excluded.note, version = destination.version + 1
            where destination.version = :version
            """)
                .param("name", destination.name())
                .param("host", destination.host())
                .param("port", destination.port())
                .param("tls", destination.tls())
                .param("types", destination.types().stream().sorted().toArray(String[]::new))
                .param("acknowledges", destination.acknowledges())
                .param("enabled", destination.enabled())
                .param("connect", destination.connectTimeout().toSeconds())
                .param("answer", destination.answerTimeout().toSeconds())
                .param("refusals", destination.refusals())
                .param("expires", destination.expiry().toHours())
                .param("note", destination.note())
                .param("version", destination.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The destination \"" + destination.name()
                    + "\" exists already, or somebody changed it meanwhile. Look at it again, then change it");
        }
        history.keep(destination.name());
        audit.configurationChanged("destination/" + destination.name(), before, destination.toString());
    }

    @Override
    public VersionHistory history() {
        return history;
    }

    @Override
    @Transactional
    public boolean restore(String name, int version) {
        Optional<Destination> earlier = history.at(name, version, (row, _) -> destination(row));
        earlier.ifPresent(this::save);
        return earlier.isPresent();
    }

    /** Takes or renews the right to deliver to a destination; false if another program has it. */
    boolean lease(String name, UUID holder, Duration time) {
        return jdbc.sql("""
            insert into exchange.delivery_lease values (:name, :holder, clock_timestamp() + :seconds * interval '1 s')
            on conflict (destination) do update set holder = excluded.holder, until = excluded.until
            where delivery_lease.holder = excluded.holder or delivery_lease.until < clock_timestamp()
            """)
                        .param("name", name)
                        .param("holder", holder)
                        .param("seconds", time.toSeconds())
                        .update()
                == 1;
    }

    /** Gives back the rights of a program that stops. */
    void release(UUID holder) {
        jdbc.sql("delete from exchange.delivery_lease where holder = :holder")
                .param("holder", holder)
                .update();
    }

    private static Destination destination(ResultSet row) throws SQLException {
        return new Destination(
                row.getString("name"),
                row.getString("host"),
                row.getInt("port"),
                row.getBoolean("tls"),
                Set.of((String[]) row.getArray("types").getArray()),
                Objects.requireNonNullElse(row.getString("acknowledges"), ""), // versions before there were any
                row.getBoolean("enabled"),
                Duration.ofSeconds(row.getInt("connect_seconds")),
                Duration.ofSeconds(row.getInt("answer_seconds")),
                row.getInt("refusals"),
                Duration.ofHours(row.getInt("expires_hours")),
                row.getString("note"),
                row.getInt("version"));
    }
}
