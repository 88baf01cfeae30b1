package org.undercroft.exchange.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.answer.Answer;

/**
 * Writes a group of arrivals with one commit: one look at what is there already, then bare rows. Not for several threads
 * at once.
 */
final class InboxWriter implements AutoCloseable {

    /**
     * Numbers the arrivals in their order and finds for each what the sender sent before under the same number: the
     * same bytes if there are such, else other ones.
     */
    private static final String LOOK = """
        select a.n, nextval('exchange.inbox_id_seq') as id, k.id as known, k.content_hash = a.hash as repeated,
               k.received_at, k.answer_code, k.answer_text
        from unnest(?::text[], ?::text[], ?::bytea[]) with ordinality as a (control_id, sender, hash, n)
        left join lateral (
          select i.id, i.content_hash, i.received_at, i.answer_code, i.answer_text
          from exchange.inbox i
          where i.identified and i.control_id = a.control_id and i.sender = a.sender
          order by i.content_hash = a.hash desc limit 1
        ) k on true
        order by a.n
        """;

    private static final String REPEATED = """
        update exchange.inbox i set repeats = i.repeats + r.repeats
        from unnest(?::bigint[], ?::int[]) as r (id, repeats) where i.id = r.id
        """;

    private static final String BURY = """
        insert into exchange.dead_letter (inbound, reason) select * from unnest(?::bigint[], ?::text[])
        """;

    /** Another program stored the same message between our look and our writing: looking again finds it. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final int MOST_LOOKS = 3;

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
        for (int look = 1; ; look++) {
            try {
                return write(group);
            } catch (SQLException e) {
                if (look == MOST_LOOKS || !isConnected() || !UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private Written write(ArrivalGroup group) throws SQLException {
        Connection open = connected();
        try {
            addLanes(open, group.lanes());
            List<Stored> stored = store(open, group.members());
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

    private static List<Stored> store(Connection open, List<ArrivalGroup.Member> members) throws SQLException {
        List<Stored> stored = new ArrayList<>(members.size());
        ArrivalRows rows = new ArrivalRows();
        List<Long> repeated = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        List<Seen> seen = look(open, members);
        for (int i = 0; i < members.size(); i++) {
            ArrivalGroup.Member member = members.get(i);
            Seen one = seen.get(i);
            if (one.first() == null) {
                rows.add(one.id(), member, one.sameNumber());
                stored.add(member.storedAs(one.id()));
            } else {
                repeated.add(one.first().id().value());
                times.add(1 + member.repeats());
                stored.add(one.first());
            }
        }
        rows.copyInto(open);
        bury(open, rows);
        count(open, repeated, times);
        return stored;
    }

    private static List<Seen> look(Connection open, List<ArrivalGroup.Member> members) throws SQLException {
        try (PreparedStatement look = open.prepareStatement(LOOK)) {
            look.setArray(1, open.createArrayOf("text", column(members, ArrivalGroup.Member::recognisedNumber)));
            look.setArray(
                    2,
                    open.createArrayOf(
                            "text", column(members, m -> m.arrival().header().sender())));
            look.setArray(
                    3,
                    open.createArrayOf(
                            "bytea",
                            members.stream().map(ArrivalGroup.Member::hash).toArray(byte[][]::new)));
            List<Seen> seen = new ArrayList<>(members.size());
            try (ResultSet rows = look.executeQuery()) {
                while (rows.next()) {
                    seen.add(seen(rows));
                }
            }
            return seen;
        }
    }

    private static Seen seen(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        boolean known = row.getObject("known") != null;
        if (!known || !row.getBoolean("repeated")) {
            return new Seen(id, null, known);
        }
        Answer answer = new Answer(Answer.Verdict.valueOf(row.getString("answer_code")), row.getString("answer_text"));
        Stored first = new Stored(
                new MessageId(row.getLong("known")),
                row.getTimestamp("received_at").toInstant(),
                answer,
                true);
        return new Seen(id, first, false);
    }

    private static void bury(Connection open, ArrivalRows rows) throws SQLException {
        if (!rows.refused().isEmpty()) {
            try (PreparedStatement bury = open.prepareStatement(BURY)) {
                bury.setArray(1, open.createArrayOf("bigint", rows.refused().toArray()));
                bury.setArray(2, open.createArrayOf("text", rows.refusals().toArray()));
                bury.executeUpdate();
            }
        }
    }

    private static void count(Connection open, List<Long> repeated, List<Integer> times) throws SQLException {
        if (!repeated.isEmpty()) {
            try (PreparedStatement count = open.prepareStatement(REPEATED)) {
                count.setArray(1, open.createArrayOf("bigint", repeated.toArray()));
                count.setArray(2, open.createArrayOf("int4", times.toArray()));
                count.executeUpdate();
            }
        }
    }

    private static Object[] column(
            List<ArrivalGroup.Member> members, Function<ArrivalGroup.Member, @Nullable String> field) {
        return members.stream().map(field).toArray();
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
     * What the inbox held of an arrival before.
     *
     * @param id the number it gets if it is new
     * @param first the same message, stored before; null if it is new
     * @param sameNumber whether its sender used its number before, for other bytes
     */
    private record Seen(long id, @Nullable Stored first, boolean sameNumber) {}

    /**
     * What was written.
     *
     * @param stored for each arrival, in order
     * @param lanes the senders whose lanes may have got a message
     */
    record Written(List<Stored> stored, Set<String> lanes) {}
}
