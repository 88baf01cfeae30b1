package org.undercroft.exchange.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.answer.Answer;

/** Writes a group of arrivals with one statement and one commit. Not for several threads at once. */
final class InboxWriter implements AutoCloseable {

    /**
     * One statement does it all: numbers the arrivals in their order, keeps each or finds the one it repeats, and puts
     * the new ones into their lanes or among the dead letters. In the same statement nobody sees the other rows, so
     * repetitions within a group were sorted out before.
     */
    private static final String STORE = """
        with arrived as materialized (
          select nextval('exchange.inbox_id_seq') as id, a.*
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::boolean[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                      ?::int[])
            with ordinality as a (kind, channel, door, peer, format, type, sender, control_id,
                      identified, hash, content, wire, micros, reason, code, words, repeats, n)
        ), kept as (
          insert into exchange.inbox (id, kind, channel, door, peer, format, type, sender, control_id, identified,
              content_hash, size, received_at, state, reason, answer_code, answer_text, same_number, repeats)
          overriding system value
          select id, kind, channel, door, peer, format, type, sender, control_id, identified,
              hash, length(content), 'epoch'::timestamptz + micros * interval '1 microsecond',
              case when reason is null then 'RECEIVED' else 'DEAD' end, reason, code, words,
              identified and exists (select 1 from exchange.inbox o where o.identified
                  and o.control_id = a.control_id and o.sender = a.sender and o.content_hash <> a.hash), repeats
          from arrived a order by n
          on conflict (control_id, sender, content_hash) where identified
            do update set repeats = inbox.repeats + 1 + excluded.repeats
          returning id, control_id, sender, content_hash, received_at, answer_code, answer_text
        ), contents as (
          insert into exchange.inbox_content (id, content, wire)
          select a.id, a.content, a.wire from arrived a join kept k on k.id = a.id order by a.id
        ), laned as (
          insert into exchange.waiting (sender, id, size)
          select a.sender, a.id, length(a.content) from arrived a join kept k on k.id = a.id
          where a.reason is null and a.kind = 'MESSAGE' order by a.id
        ), buried as (
          insert into exchange.dead_letter (inbound, reason)
          select a.id, a.reason from arrived a join kept k on k.id = a.id where a.reason is not null
        )
        select a.n, coalesce(f.id, d.id) as id, f.id is null as repeated,
               coalesce(f.received_at, d.received_at) as received_at,
               coalesce(f.answer_code, d.answer_code) as code, coalesce(f.answer_text, d.answer_text) as words
        from arrived a
        left join kept f on f.id = a.id
        left join kept d on f.id is null and a.identified
          and d.control_id = a.control_id and d.sender = a.sender and d.content_hash = a.hash
        """;

    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(15);

    private final InboxConnections connections;
    private final Set<String> knownLanes = new HashSet<>();
    private @Nullable Connection connection;

    InboxWriter(InboxConnections connections) {
        this.connections = connections;
    }

    /**
     * Makes a group durable.
     *
     * @return what became of each arrival, in their order
     * @throws SQLException if nothing of it was stored, as far as we know
     */
    Written write(List<Arrival> arrivals) throws SQLException {
        ArrivalGroup group = ArrivalGroup.of(arrivals);
        Connection open = connected();
        try {
            addLanes(open, group.lanes());
            List<Stored> stored = store(open, group);
            open.commit();
            knownLanes.addAll(group.lanes());
            return new Written(group.expand(stored), group.lanes());
        } catch (SQLException e) {
            abandon(open);
            throw e;
        }
    }

    /** Whether the last failure left the connection usable. */
    boolean isConnected() {
        return connection != null;
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.open();
            connection = open;
        }
        return open;
    }

    private void abandon(Connection open) {
        try {
            open.rollback();
        } catch (SQLException lost) {
            disconnect();
        }
    }

    private void addLanes(Connection open, Set<String> lanes) throws SQLException {
        List<String> fresh = lanes.stream()
                .filter(lane -> !knownLanes.contains(lane))
                .sorted()
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                open.prepareStatement("insert into exchange.lane select unnest(?::text[]) on conflict do nothing")) {
            insert.setArray(1, open.createArrayOf("text", fresh.toArray()));
            insert.executeUpdate();
        }
    }

    private List<Stored> store(Connection open, ArrivalGroup group) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(STORE)) {
            statement.setQueryTimeout((int) QUERY_TIMEOUT.toSeconds());
            group.bind(open, statement);
            try (ResultSet rows = statement.executeQuery()) {
                Stored[] stored = new Stored[group.size()];
                while (rows.next()) {
                    stored[rows.getInt("n") - 1] = stored(rows);
                }
                return List.of(stored);
            }
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new MessageId(row.getLong("id")),
                row.getTimestamp("received_at").toInstant(),
                new Answer(Answer.Verdict.valueOf(row.getString("code")), row.getString("words")),
                row.getBoolean("repeated"));
    }

    private void disconnect() {
        Connection lost = connection;
        connection = null;
        knownLanes.clear();
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException alreadyGone) {
                // There is nothing left to close.
            }
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    /**
     * What was written.
     *
     * @param stored for each arrival, in order
     * @param lanes the senders whose lanes may have got a message
     */
    record Written(List<Stored> stored, Set<String> lanes) {}
}
