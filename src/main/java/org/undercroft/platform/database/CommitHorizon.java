package org.undercroft.platform.database;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows up to which position an append-only table is settled, so that no reader steps over a row whose transaction has
 * not committed yet. The table's first columns are {@code xid xid8 default pg_current_xact_id()} and an identity
 * {@code position}.
 *
 * <p>Positions come from a sequence: a missing one belongs to a transaction that is still running or was rolled back.
 * Its transaction id was taken before the position, hence before any later position became visible. So once a gap was
 * seen in a snapshot whose next transaction id was {@code xmax}, it is dead as soon as no transaction below that
 * {@code xmax} runs any more ({@code pg_snapshot_xmin}).
 */
public final class CommitHorizon {

    private static final int STRIDE = 10_000;

    private final JdbcClient jdbc;
    private final String query;
    private final LongSupplier start;
    private final ReentrantLock lock = new ReentrantLock();
    private long settled = -1;
    private @Nullable Gap gap;

    /**
     * A horizon over one table.
     *
     * @param table its name with schema, from our own code
     * @param start a position known to be settled, asked for once
     */
    public CommitHorizon(JdbcClient jdbc, String table, LongSupplier start) {
        this.jdbc = jdbc;
        this.start = start;
        this.query = """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax,
                   array(select position from %s
                         where position > :settled order by position limit :stride) as positions
            """.formatted(table);
    }

    /** The last position up to which every row is visible or will never be. */
    public long settled() {
        lock.lock();
        try {
            if (settled < 0) {
                settled = start.getAsLong();
            }
            settled = advance(look());
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

    private Look look() {
        return jdbc.sql(query)
                .param("settled", settled)
                .param("stride", STRIDE)
                .query((row, _) -> new Look(row.getLong("xmin"), row.getLong("xmax"), List.of((Long[])
                        row.getArray("positions").getArray())))
                .single();
    }

    private record Gap(long first, long xmax) {}

    private record Look(long xmin, long xmax, List<Long> positions) {}
}
