package org.undercroft.platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;

/** Verifies the whole trail when somebody asks, one check at a time, and remembers the last one of this program. */
@Component
class AuditCheck {

    private static final Logger log = LoggerFactory.getLogger(AuditCheck.class);

    private final DataSource database;
    private final AuditHeads heads;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    AuditCheck(
            DataSource database,
            AuditHeads heads,
            AuditTrail trail,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.database = database;
        this.heads = heads;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A check.
     *
     * @param by who asked for it
     * @param startedAt when
     * @param checked how many entries are checked so far
     * @param of about how many there are
     * @param endedAt when it ended; null while it runs
     * @param verdict what it found; null while it runs, or if it failed
     * @param failure why it could not be done; null if it could
     */
    record State(
            String by,
            Instant startedAt,
            long checked,
            long of,
            @Nullable Instant endedAt,
            @Nullable AuditVerdict verdict,
            @Nullable String failure) {

        public boolean runs() {
            return endedAt == null;
        }

        private State at(long entries) {
            return new State(by, startedAt, entries, Math.max(of, entries), null, null, null);
        }

        private State ended(Instant now, @Nullable AuditVerdict found, @Nullable String why) {
            return new State(by, startedAt, found == null ? checked : of, of, now, found, why);
        }
    }

    /** The check that runs, or the last one; null if there was none since the start. */
    @Nullable
    State state() {
        return state.get();
    }

    /** Starts a check, unless one runs; gives the one that runs. */
    State start(Actor by) {
        State running = state.get();
        if (running != null && running.runs()) {
            return running;
        }
        State begun = new State(by.name(), clock.instant(), 0, sealed(), null, null, null);
        if (state.compareAndSet(running, begun)) {
            Thread.ofVirtual()
                    .name("audit-check")
                    .start(() -> Acting.as(by, () -> {
                        run(begun);
                        return begun;
                    }));
        }
        return begun;
    }

    private void run(State begun) {
        try {
            AuditVerdict verdict =
                    AuditVerifier.verify(database, heads.signed(), entries -> state.set(begun.at(entries)));
            transaction.executeWithoutResult(
                    _ -> trail.record(AuditEntry.of(AuditAction.EXECUTE, "audit", "audit-trail", "")
                            .saying("verified: " + AuditWords.of(verdict))));
            state.set(begun.ended(clock.instant(), verdict, null));
        } catch (Exception e) {
            // Edge: whatever went wrong is told to who asked, and the next check may begin.
            log.warn("The audit trail could not be verified", e);
            state.set(begun.ended(clock.instant(), null, String.valueOf(e.getMessage())));
        }
    }

    private long sealed() {
        return jdbc.sql("select count(*) from platform.audit_seal")
                .query(Long.class)
                .single();
    }
}
