package org.undercroft.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the inbox as it lies in the database. */
public final class InboxProbe {

    private final JdbcClient jdbc;

    InboxProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Row> of(String sender) {
        return jdbc.sql("""
            select id, kind, type, control_id, state, coalesce(reason, '') as reason, repeats, same_number, content, wire
            from exchange.inbox join exchange.inbox_content using (id) where sender = :sender order by id
            """).param("sender", sender).query(Row.class).list();
    }

    public List<Row> containing(byte[] bytes) {
        return jdbc.sql("""
            select id, kind, type, control_id, state, coalesce(reason, '') as reason, repeats, same_number, content, wire
            from exchange.inbox join exchange.inbox_content using (id)
            where position(:bytes in content) > 0 or position(:bytes in wire) > 0 order by id
            """).param("bytes", bytes).query(Row.class).list();
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
    public record Row(
            long id,
            String kind,
            String type,
            @Nullable String controlId,
            String state,
            String reason,
            int repeats,
            boolean sameNumber,
            byte[] content,
            byte @Nullable [] wire) {}
}
