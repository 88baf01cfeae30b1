package org.undercroft.platform.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.database.CommitHorizon;

/** Chains the settled entries in the order of their positions, one program at a time. */
@Component
class AuditSealer {

    private static final int STRIDE = 5_000;
    private static final long LOCK = 0x5EA1;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final CommitHorizon horizon;

    AuditSealer(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.horizon = new CommitHorizon(jdbc, "platform.audit_entry", () -> last().position());
    }

    /** Seals what is settled; gives how many entries that were. */
    int sealAll() {
        int all = 0;
        int some = sealSome();
        while (some > 0) {
            all += some;
            some = sealSome();
        }
        return all;
    }

    private int sealSome() {
        long settled = horizon.settled();
        Integer sealed = transaction.execute(_ -> {
            if (!iAmTheOne()) {
                return 0;
            }
            List<Seal> seals = chain(last(), settled);
            batches.batchUpdate(
                    "insert into platform.audit_seal (position, previous, hash) values (?, ?, ?)",
                    seals,
                    STRIDE,
                    (row, seal) -> {
                        row.setLong(1, seal.position());
                        row.setLong(2, seal.previous());
                        row.setBytes(3, seal.hash());
                    });
            return seals.size();
        });
        return sealed == null ? 0 : sealed;
    }

    private List<Seal> chain(Seal last, long settled) {
        AuditChain chain = new AuditChain();
        List<Seal> seals = new ArrayList<>();
        jdbc.sql("select " + AuditChain.COLUMNS + """
             from platform.audit_entry e
            where e.position > :last and e.position <= :settled order by e.position limit :stride
            """)
                .param("last", last.position())
                .param("settled", settled)
                .param("stride", STRIDE)
                .query(row -> {
                    Seal before = seals.isEmpty() ? last : seals.getLast();
                    long position = row.getLong("position");
                    byte[] hash = chain.hash(before.hash(), position, AuditChain.content(row));
                    seals.add(new Seal(position, before.position(), hash));
                });
        return seals;
    }

    private boolean iAmTheOne() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private Seal last() {
        return jdbc.sql("select position, previous, hash from platform.audit_seal order by position desc limit 1")
                .query((row, _) -> new Seal(row.getLong("position"), row.getLong("previous"), row.getBytes("hash")))
                .optional()
                .orElse(new Seal(0, 0, AuditChain.ORIGIN));
    }

    private record Seal(long position, long previous, byte[] hash) {}
}
