package org.undercroft.exchange.channel;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.version.VersionHistory;
import org.undercroft.exchange.version.Versioned;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.wire.PeerRule;
import tools.jackson.databind.json.JsonMapper;

/** Channels and their history in the database. */
@Repository
class ChannelRepository implements Versioned<Channel> {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final VersionHistory history;

    ChannelRepository(JdbcClient jdbc, AuditTrail audit, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.history = new VersionHistory(jdbc, json, "channel");
    }

    @Override
    public List<Channel> all() {
        return jdbc.sql("select * from exchange.channel order by name")
                .query((row, _) -> channel(row))
                .list();
    }

    @Override
    public Optional<Channel> find(String name) {
        return jdbc.sql("select * from exchange.channel where name = :name")
                .param("name", name)
                .query((row, _) -> channel(row))
                .optional();
    }

    @Override
    @Transactional
    public void save(Channel channel) {
        String before = find(channel.name()).map(Channel::toString).orElse(null);
        int changed = jdbc.sql("""
            insert into exchange.channel values
              (:name, :door, :sender, :peers, :types, :unknown, :enabled, :note, 1)
            on conflict (name) do update set
              door = excluded.door, sender = excluded.sender, peers = excluded.peers, types = excluded.types,
              unknown_types = excluded.unknown_types, enabled = excluded.enabled, note = excluded.note,
              version = channel.version + 1
            where channel.version = :version
            """)
                .param("name", channel.name())
                .param("door", channel.door().name())
                .param("sender", channel.sender())
                .param("peers", channel.peers().stream().map(PeerRule::toString).toArray(String[]::new))
                .param("types", channel.types().stream().sorted().toArray(String[]::new))
                .param("unknown", channel.unknownTypes().name())
                .param("enabled", channel.enabled())
                .param("note", channel.note())
                .param("version", channel.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The channel \"" + channel.name()
                    + "\" exists already, or somebody changed it meanwhile. Look at it again, then change it");
        }
        history.keep(channel.name());
        audit.configurationChanged("channel/" + channel.name(), before, channel.toString());
    }

    @Override
    public VersionHistory history() {
        return history;
    }

    @Override
    @Transactional
    public boolean restore(String name, int version) {
        Optional<Channel> earlier = history.at(name, version, (row, _) -> channel(row));
        earlier.ifPresent(this::save);
        return earlier.isPresent();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getString("name"),
                Door.valueOf(row.getString("door")),
                row.getString("sender"),
                strings(row.getArray("peers")).stream().map(PeerRule::parse).toList(),
                Set.copyOf(strings(row.getArray("types"))),
                Channel.UnknownTypes.valueOf(row.getString("unknown_types")),
                row.getBoolean("enabled"),
                row.getString("note"),
                row.getInt("version"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
