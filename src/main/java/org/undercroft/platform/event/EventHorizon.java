package org.undercroft.platform.event;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows up to which position the log is settled, so that no consumer steps over an event whose transaction has not
 * committed yet.
 *
 * <p>Positions come from a sequence: a missing one belongs to a transaction that is still running or was rolled back.
 * Its transaction id was taken before the position, hence before any later position became visible. So once a gap was
 * seen in a snapshot whose next transaction id was {@code xmax}, it is dead as soon as no transaction below that
 * {@code xmax} runs any more ({@code pg_snapshot_xmin}).
 */
@Component
class EventHorizon {

    private static final int STRIDE = 10_000;

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private long settled = -1;
    private @Nullable Gap gap;

    EventHorizon(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last position up to which every event is visible or will never be. */
    long settled() {
        lock.lock();
        try {
            if (settled < 0) {
                settled = furthestCursor();
            }
            Look look = look();
            settled = advance(look);
            return settled;
        } finally {
            lock.unlock();
        }
    }

    private long advance(Look look) {
        long reached = settled;
        for (long position : look.positions()) {
            if (position != reached + 1 && !dead(new Gap(reached + 1, look.xmax()), look)) {
                return reached;
            }
            reached = position;
        }
        return reached;
    }

    private boolean dead(Gap seen, Look look) {
        Gap known = gap;
        if (known == null || known.first() != seen.first()) {
            known = seen;
            gap = seen;
        }
        return look.xmin() >= known.xmax();
    }

    private long furthestCursor() {
        return jdbc.sql("select coalesce(max(position), 0) from platform.event_consumer")
                .query(Long.class)
                .single();
    }

    private Look look() {
        return jdbc.sql("""
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax,
                   array(select position from platform.event
                         where position > :settled order by position limit :stride) as positions
            """)
                .param("settled", settled)
                .param("stride", STRIDE)
                .query((row, number) -> new Look(row.getLong("xmin"), row.getLong("xmax"), List.of((Long[])
                        row.getArray("positions").getArray())))
                .single();
    }

    private record Gap(long first, long xmax) {}

    private record Look(long xmin, long xmax, List<Long> positions) {}
}
