package org.undercroft.exchange.lane;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.MessageId;

/** The lanes in the database: one for each sender, with the messages that wait in it. */
@Repository
class LaneRepository {

    private final JdbcClient jdbc;

    LaneRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Senders with waiting messages. */
    List<String> waiting() {
        return jdbc.sql("""
            select sender from exchange.lane l
            where exists (select 1 from exchange.waiting w where w.sender = l.sender)
            """).query(String.class).list();
    }

    /** Locks a lane to the end of the transaction; false if another program works in it. */
    boolean claim(String sender) {
        return jdbc.sql("select true from exchange.lane where sender = :sender for update skip locked")
                .param("sender", sender)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** The next messages of a lane, at least one if there is one, else as many as fit into both limits. */
    List<StoredMessage> next(String sender, int most, long mostBytes) {
        Long[] ids = firstWithin(sender, most, mostBytes);
        if (ids.length == 0) {
            return List.of();
        }
        return jdbc.sql("""
            select i.id, i.format, i.type, i.sender, i.channel, i.control_id, i.received_at, i.peer, c.content
            from exchange.inbox i join exchange.inbox_content c using (id)
            where i.id = any(:ids) order by i.id
            """)
                .param("ids", ids)
                .query((row, _) -> new StoredMessage(envelope(row), row.getBytes("content")))
                .list();
    }

    private Long[] firstWithin(String sender, int most, long mostBytes) {
        List<Long> ids = new ArrayList<>();
        long[] bytes = {0};
        jdbc.sql("select id, size from exchange.waiting where sender = :sender order by id limit :most")
                .param("sender", sender)
                .param("most", most)
                .query(row -> {
                    bytes[0] += row.getLong("size");
                    if (ids.isEmpty() || bytes[0] <= mostBytes) {
                        ids.add(row.getLong("id"));
                    }
                });
        return ids.toArray(Long[]::new);
    }

    static StoredMessage.Envelope envelope(ResultSet row) throws SQLException {
        return new StoredMessage.Envelope(
                new MessageId(row.getLong("id")),
                Format.valueOf(row.getString("format")),
                row.getString("type"),
                row.getString("sender"),
                row.getString("channel"),
                row.getString("control_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("peer"));
    }

    /** Takes messages out of a lane and keeps what became of them. */
    void settle(String sender, List<Settled> settled) {
        Long[] ids = column(settled, Long.class, s -> s.id().value());
        jdbc.sql("delete from exchange.waiting where sender = :sender and id = any(:ids)")
                .param("sender", sender)
                .param("ids", ids)
                .update();
        jdbc.sql("""
            update exchange.inbox i set state = s.state, reason = s.reason, handler = s.handler, summary = s.summary,
              attempts = attempts + 1, parsed_at = s.parsed_at, settled_at = clock_timestamp()
            from unnest(:ids::bigint[], :states::text[], :reasons::text[], :handlers::text[], :summaries::text[],
              :parsed::timestamptz[]) as s (id, state, reason, handler, summary, parsed_at)
            where i.id = s.id
            """)
                .param("ids", ids)
                .param("states", column(settled, String.class, s -> s instanceof Settled.Done ? "HANDLED" : "DEAD"))
                .param("reasons", column(settled, String.class, s -> s instanceof Settled.Died d ? d.reason() : null))
                .param("handlers", column(settled, String.class, LaneRepository::handler))
                .param("summaries", column(settled, String.class, LaneRepository::summary))
                .param("parsed", column(settled, Timestamp.class, LaneRepository::parsedAt))
                .update();
        bury(settled);
        mention(settled);
    }

    private void bury(List<Settled> settled) {
        List<Settled.Died> died = only(settled, Settled.Died.class);
        if (died.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into exchange.dead_letter (inbound, reason)
            select * from unnest(:ids::bigint[], :reasons::text[])
            """)
                .param("ids", column(died, Long.class, d -> d.id().value()))
                .param("reasons", column(died, String.class, Settled.Died::reason))
                .update();
    }

    private void mention(List<Settled> settled) {
        List<Mention> mentions = only(settled, Settled.Done.class).stream()
                .flatMap(LaneRepository::mentions)
                .distinct()
                .toList();
        if (mentions.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into exchange.mention (inbound, kind, value)
            select * from unnest(:ids::bigint[], :kinds::text[], :values::text[])
            """)
                .param("ids", column(mentions, Long.class, Mention::id))
                .param("kinds", column(mentions, String.class, Mention::kind))
                .param("values", column(mentions, String.class, Mention::value))
                .update();
    }

    private static Stream<Mention> mentions(Settled.Done done) {
        return Map.of(
                        "PATIENT",
                        done.handled().patients(),
                        "ACCESSION",
                        done.handled().accessions())
                .entrySet()
                .stream()
                .flatMap(kind -> kind.getValue().stream()
                        .map(value -> new Mention(done.id().value(), kind.getKey(), value)));
    }

    private static @Nullable String handler(Settled settled) {
        return switch (settled) {
            case Settled.Done done -> done.handler();
            case Settled.Died died -> died.handler();
        };
    }

    private static @Nullable String summary(Settled settled) {
        return settled instanceof Settled.Done done ? done.handled().summary() : null;
    }

    private static @Nullable Timestamp parsedAt(Settled settled) {
        return settled.parsedAt() == null ? null : Timestamp.from(settled.parsedAt());
    }

    private static <T> List<T> only(List<Settled> settled, Class<T> type) {
        return settled.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <S, T> T[] column(List<S> rows, Class<T> type, Function<S, @Nullable T> field) {
        @SuppressWarnings("unchecked")
        T[] values = (T[]) java.lang.reflect.Array.newInstance(type, rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(rows.get(i));
        }
        return values;
    }

    private record Mention(long id, String kind, String value) {}
}
