package org.undercroft.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.platform.actor.Caused;

/** The outbox in the database. */
@Repository
class OutboundRepository {

    private final JdbcClient jdbc;

    OutboundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Queues each message for its destination, or for every one that wants its type, in their order; gives how many were
     * queued.
     *
     * @throws IllegalArgumentException if a message is for a destination that isn't set up: it would be lost in silence
     */
    int queue(List<Caused<OutgoingMessage>> messages) {
        record Queued(long id, int message) {}
        if (messages.isEmpty()) {
            return 0;
        }
        List<Queued> queued = jdbc.sql("""
            with message as (
              select * from unnest(:types::text[], :controls::text[], :contents::bytea[], :causes::bigint[], :names::text[])
                with ordinality as m (type, control, content, cause, destination, number)
            ), queued as materialized (
              select nextval(pg_get_serial_sequence('exchange.outbound', 'id')) as id, ordered.* from (
                select d.name, m.type, m.control, m.content, m.cause, m.number from message m join exchange.destination d
                  on case when m.destination is null then m.type = any(d.types) else d.name = m.destination end
                order by m.number, d.name) ordered
            ), kept as (
              insert into exchange.outbound (id, destination, type, control_id, content, caused_by, state)
              overriding system value
              select id, name, type, control, content, cause, 'PENDING' from queued order by id
            )
            select id, number - 1 as message from queued order by id
            """)
                .param("types", texts(messages, message -> message.what().type()))
                .param("controls", texts(messages, message -> message.what().controlId()))
                .param(
                        "contents",
                        messages.stream()
                                .map(message -> message.what().content())
                                .toArray(byte[][]::new))
                .param(
                        "causes",
                        messages.stream()
                                .map(message -> message.acting().message())
                                .toArray(Long[]::new))
                .param(
                        "names",
                        column(
                                messages,
                                new String[0],
                                message -> message.what().destination()))
                .query((row, _) -> new Queued(row.getLong("id"), row.getInt("message")))
                .list();
        mustHaveGone(messages, queued.stream().map(Queued::message).collect(Collectors.toSet()));
        Map<Long, OutgoingMessage> mentioning = new LinkedHashMap<>();
        queued.forEach(
                each -> mentioning.put(each.id(), messages.get(each.message()).what()));
        mention(mentioning);
        return queued.size();
    }

    /** Keeps a message back until the answer to its cause was written, at most for some seconds. */
    void hold(long cause, String controlId) {
        jdbc.sql("""
            update exchange.outbound set next_attempt_at = clock_timestamp() + interval '5 seconds'
             where caused_by = :cause and control_id = :control and state = 'PENDING'
            """).param("cause", cause).param("control", controlId).update();
    }

    /** Lets go what waited for the answer to its cause; gives how many there were. */
    int letGo(long cause) {
        return jdbc.sql("""
            update exchange.outbound set next_attempt_at = null
             where caused_by = :cause and state = 'PENDING' and attempts = 0 and next_attempt_at is not null
            """).param("cause", cause).update();
    }

    private static void mustHaveGone(List<Caused<OutgoingMessage>> messages, Set<Integer> gone) {
        for (int i = 0; i < messages.size(); i++) {
            String destination = messages.get(i).what().destination();
            if (destination != null && !gone.contains(i)) {
                throw new IllegalArgumentException("There is no destination '" + destination + "'");
            }
        }
    }

    /** Messages, other than acknowledgments of ours, that followed from a message of the inbox. */
    List<byte[]> effects(long cause) {
        return jdbc.sql("select content from exchange.outbound where caused_by = :cause and type not like 'ACK%'")
                .param("cause", cause)
                .query((row, _) -> row.getBytes("content"))
                .list();
    }

    /** Queues acknowledgments for the destinations of their senders; one that has none is kept and shown. */
    void queueAcknowledgments(List<ApplicationAcknowledgments.Due> due) {
        jdbc.sql("""
            insert into exchange.outbound
              (destination, type, control_id, content, caused_by, answers, state, reason, settled_at)
            select coalesce(d.name, a.sender), a.type, a.control, a.content, a.cause, a.cause,
              case when d.name is null then 'UNROUTED' else 'PENDING' end,
              case when d.name is null then 'No destination takes application acknowledgments for ' || a.sender end,
              case when d.name is null then clock_timestamp() end
            from unnest(:senders::text[], :types::text[], :controls::text[], :contents::bytea[], :causes::bigint[])
              with ordinality as a (sender, type, control, content, cause, n)
            left join exchange.destination d on d.acknowledges <> '' and a.sender ilike translate(
              replace(replace(replace(d.acknowledges, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*?', '%_')
            order by a.n, d.name
            """)
                .param("senders", column(due, new String[0], ApplicationAcknowledgments.Due::sender))
                .param("types", column(due, new String[0], ApplicationAcknowledgments.Due::type))
                .param("controls", column(due, new String[0], ApplicationAcknowledgments.Due::number))
                .param("contents", column(due, new byte[0][], ApplicationAcknowledgments.Due::content))
                .param("causes", column(due, new Long[0], ApplicationAcknowledgments.Due::cause))
                .update();
    }

    private static String[] texts(
            List<Caused<OutgoingMessage>> messages, Function<Caused<OutgoingMessage>, String> field) {
        return messages.stream().map(field).toArray(String[]::new);
    }

    private void mention(Map<Long, OutgoingMessage> messages) {
        List<Long> ids = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        messages.forEach((id, message) -> {
            message.patients().stream().distinct().forEach(value -> add(id, "PATIENT", value, ids, kinds, values));
            message.accessions().stream().distinct().forEach(value -> add(id, "ACCESSION", value, ids, kinds, values));
        });
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
            insert into exchange.mention (outbound, kind, value)
            select * from unnest(:ids::bigint[], :kinds::text[], :values::text[])
            """)
                .param("ids", ids.toArray(Long[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .update();
    }

    private static void add(
            Long id, String kind, String value, List<Long> ids, List<String> kinds, List<String> values) {
        ids.add(id);
        kinds.add(kind);
        values.add(value);
    }

    /** The next messages for a destination, in order; never more than fit into both limits, save the first. */
    List<Outgoing> next(String destination, int most, long mostBytes) {
        List<Long> ids = new ArrayList<>();
        long[] bytes = {0};
        jdbc.sql("""
            select id, length(content) as size from exchange.outbound
            where destination = :destination and state = 'PENDING' order by id limit :most
            """).param("destination", destination).param("most", most).query(row -> {
            bytes[0] += row.getLong("size");
            if (ids.isEmpty() || bytes[0] <= mostBytes) {
                ids.add(row.getLong("id"));
            }
        });
        return jdbc.sql("""
            select id, control_id, content, coalesce(requeued_at, created_at) as created_at, attempts, refusals, next_attempt_at
            from exchange.outbound where id = any(:ids) order by id
            """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> outgoing(row))
                .list();
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        Timestamp next = row.getTimestamp("next_attempt_at");
        return new Outgoing(
                row.getLong("id"),
                row.getString("control_id"),
                row.getBytes("content"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("attempts"),
                row.getInt("refusals"),
                next == null ? null : next.toInstant());
    }

    /** Keeps what became of attempts; what is given up becomes a dead letter. */
    @Transactional
    public void keep(List<Attempt> attempts) {
        jdbc.sql("""
            update exchange.outbound o set state = a.state, attempts = attempts + 1, refusals = refusals + a.refused,
              reason = a.reason, answer = a.answer, next_attempt_at = a.next,
              settled_at = case when a.state = 'PENDING' then null else clock_timestamp() end
            from unnest(:ids::bigint[], :states::text[], :reasons::text[], :answers::bytea[], :next::timestamptz[],
              :refused::int[]) as a (id, state, reason, answer, next, refused)
            where o.id = a.id and o.state = 'PENDING'
            """)
                .param("ids", column(attempts, new Long[0], Attempt::id))
                .param("states", column(attempts, new String[0], OutboundRepository::state))
                .param("reasons", column(attempts, new String[0], OutboundRepository::reason))
                .param("answers", column(attempts, new byte[0][], OutboundRepository::answer))
                .param("next", column(attempts, new Timestamp[0], OutboundRepository::next))
                .param("refused", column(attempts, new Integer[0], OutboundRepository::refused))
                .update();
        bury(attempts.stream().filter(OutboundRepository::isGivenUp).toList());
    }

    private void bury(List<Attempt> givenUp) {
        if (!givenUp.isEmpty()) {
            jdbc.sql("""
                insert into exchange.dead_letter (outbound, reason)
                select * from unnest(:ids::bigint[], :reasons::text[])
                """)
                    .param("ids", column(givenUp, new Long[0], Attempt::id))
                    .param("reasons", column(givenUp, new String[0], OutboundRepository::reason))
                    .update();
        }
    }

    private static boolean isGivenUp(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Refused _, Attempt.Expired _ -> true;
            case Attempt.Delivered _, Attempt.Later _ -> false;
        };
    }

    private static String state(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered _ -> "DELIVERED";
            case Attempt.Refused _ -> "REFUSED";
            case Attempt.Later _ -> "PENDING";
            case Attempt.Expired _ -> "EXPIRED";
        };
    }

    private static @Nullable String reason(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered _ -> null;
            case Attempt.Refused refused -> refused.reason();
            case Attempt.Later later -> later.reason();
            case Attempt.Expired expired -> expired.reason();
        };
    }

    private static byte @Nullable [] answer(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered delivered -> delivered.answer();
            case Attempt.Refused refused -> refused.answer();
            case Attempt.Later _, Attempt.Expired _ -> null;
        };
    }

    private static @Nullable Timestamp next(Attempt attempt) {
        return attempt instanceof Attempt.Later later ? Timestamp.from(later.at()) : null;
    }

    private static int refused(Attempt attempt) {
        return attempt instanceof Attempt.Later later && later.refusal() ? 1 : 0;
    }

    private static <R, T> T[] column(List<R> rows, T[] shape, Function<R, @Nullable T> field) {
        Stream<@Nullable T> values = rows.stream().map(field);
        return values.toList().toArray(shape);
    }
}
