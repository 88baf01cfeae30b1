package org.undercroft.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.exchange.Tracking;

/** Reads from the outbox how far messages have come. */
@Repository
class StoredTracking implements Tracking {

    private final JdbcClient jdbc;

    StoredTracking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<Delivery>> of(Collection<String> controlIds) {
        if (controlIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
            select id, control_id, destination, state, attempts, coalesce(requeued_at, created_at) as queued_at,
                   settled_at, reason
              from exchange.outbound where control_id = any(?) order by id
            """).param(controlIds.toArray(String[]::new)).query((row, _) -> delivery(row)).list().stream()
                .collect(Collectors.groupingBy(Delivery::controlId));
    }

    @Override
    public Map<String, Instant> acknowledged(Collection<String> controlIds) {
        record Told(String controlId, Instant at) {}
        if (controlIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                    select control_id, min(settled_at) as at from exchange.outbound
                     where control_id = any(?) and state = 'DELIVERED' group by control_id
                    """)
                .param(controlIds.toArray(String[]::new))
                .query((row, _) ->
                        new Told(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Told::controlId, Told::at));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        int attempts = row.getInt("attempts");
        return new Delivery(
                row.getLong("id"),
                row.getString("control_id"),
                row.getString("destination"),
                state(row.getString("state"), attempts),
                (settled == null ? row.getTimestamp("queued_at") : settled).toInstant(),
                attempts,
                row.getString("reason"));
    }

    private static State state(String stored, int attempts) {
        return switch (stored) {
            case "PENDING" -> attempts == 0 ? State.QUEUED : State.SENT;
            case "DELIVERED" -> State.ACKNOWLEDGED;
            case "REFUSED" -> State.REFUSED;
            case "EXPIRED" -> State.EXPIRED;
            default -> State.SETTLED;
        };
    }
}
