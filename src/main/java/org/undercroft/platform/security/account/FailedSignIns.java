package org.undercroft.platform.security.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords. An attempt counts as failed before the password is looked at and is taken back
 * if it was right, so that many guesses at the same time gain nothing.
 */
@Repository
public class FailedSignIns {

    private final JdbcClient jdbc;

    FailedSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts an attempt, or refuses it and says how long to wait. */
    @Transactional
    public Optional<Duration> refuseOrCount(String key, int free) {
        // The database keeps microseconds: a finer "now" could come back rounded up, into the future.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        State state = lock(key, now);
        if (state.blockedUntil().isAfter(now)) {
            return Optional.of(Duration.between(now, state.blockedUntil()));
        }
        jdbc.sql("""
            update platform.failed_sign_in
            set failures = :failures, last_failed = :now, blocked_until = :until where key = :key
            """)
                .param("key", key)
                .param("failures", state.failures() + 1)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "until",
                        now.plus(Waits.after(state.failures() + 1, free)).atOffset(ZoneOffset.UTC))
                .update();
        return Optional.empty();
    }

    /** The password was right: nothing is held against the account any more, and one attempt less against the address. */
    @Transactional
    public void succeeded(String accountKey, String addressKey) {
        jdbc.sql("delete from platform.failed_sign_in where key = :key")
                .param("key", accountKey)
                .update();
        jdbc.sql("""
            update platform.failed_sign_in
            set failures = greatest(failures - 1, 0), blocked_until = clock_timestamp() where key = :key
            """).param("key", addressKey).update();
    }

    /** How an account stands: empty if nobody was wrong about it lately. */
    @Transactional(readOnly = true)
    public Optional<Held> of(AccountName account) {
        return jdbc.sql("""
            select failures, last_failed, blocked_until from platform.failed_sign_in
            where key = :key and failures > 0 and last_failed > clock_timestamp() - interval '1 hour'
            """)
                .param("key", key(account))
                .query((row, _) -> new Held(
                        row.getInt("failures"),
                        row.getObject("last_failed", OffsetDateTime.class).toInstant(),
                        row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Forgets what was held against an account; gives whether there was anything. */
    @Transactional
    public boolean forgive(AccountName account) {
        return jdbc.sql("delete from platform.failed_sign_in where key = :key")
                        .param("key", key(account))
                        .update()
                > 0;
    }

    /** The key that counts what was typed for one account. */
    static String key(AccountName account) {
        return "account:" + account.value();
    }

    /**
     * What is held against an account.
     *
     * @param failures wrong passwords in a row
     * @param lastFailed the last of them
     * @param blockedUntil until when every attempt is refused
     */
    public record Held(int failures, Instant lastFailed, Instant blockedUntil) {

        /** Whether the account is locked at a moment. */
        public boolean isLocked(Instant now) {
            return blockedUntil.isAfter(now);
        }
    }

    private State lock(String key, Instant now) {
        OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from platform.failed_sign_in where last_failed < :old")
                .param("old", moment.minusHours(1))
                .update();
        return jdbc.sql("""
            insert into platform.failed_sign_in (key, failures, last_failed, blocked_until)
            values (:key, 0, :now, :now)
            on conflict (key) do update set key = excluded.key
            returning failures, blocked_until
            """)
                .param("key", key)
                .param("now", moment)
                .query((row, _) -> new State(
                        row.getInt("failures"),
                        row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                .single();
    }

    private record State(int failures, Instant blockedUntil) {}
}
