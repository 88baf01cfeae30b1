package org.undercroft.platform.security.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is signed in where. Every request of a session asks here, so ending one here ends it at once. */
@Repository
public class SignIns {

    /** The attribute of an HTTP session that names its sign-in. */
    public static final String ATTRIBUTE = "org.undercroft.sign-in";

    private static final int SHORT = 8;
    private static final int LONGEST_BROWSER = 200;

    private final JdbcClient jdbc;
    private final SignInSettings settings;

    SignIns(JdbcClient jdbc, SignInSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Notes that a person signed in. */
    @Transactional
    public void begin(String id, AccountName account, String address, String browser) {
        forgetOld();
        jdbc.sql("""
            insert into platform.sign_in (id, account, started_at, last_seen, address, browser)
            values (:id, :account, clock_timestamp(), clock_timestamp(), :address, :browser)
            """)
                .param("id", id)
                .param("account", account.value())
                .param("address", address)
                .param("browser", browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)))
                .update();
    }

    /**
     * Whether the session may go on: not ended, not idle or open for too long, its account enabled. If so it counts as
     * seen now. The answer says whether the person must change the password first.
     */
    @Transactional
    public Optional<Boolean> goOn(String id) {
        Optional<Seen> seen = jdbc.sql("""
            select a.must_change_password as must_change,
                   s.last_seen < clock_timestamp() - interval '20 seconds' as stale
            from platform.sign_in s join platform.account a on a.name = s.account
            where s.id = :id and a.enabled
              and s.last_seen > clock_timestamp() - make_interval(secs => :idle)
              and s.started_at > clock_timestamp() - make_interval(secs => :longest)
            """)
                .param("id", id)
                .param("idle", (double) settings.idle().toSeconds())
                .param("longest", (double) settings.longest().toSeconds())
                .query(Seen.class)
                .optional();
        if (seen.map(Seen::stale).orElse(false)) {
            jdbc.sql("update platform.sign_in set last_seen = clock_timestamp() where id = :id")
                    .param("id", id)
                    .update();
        }
        return seen.map(Seen::mustChange);
    }

    /** The open sessions of a person, newest first. */
    @Transactional(readOnly = true)
    public List<Open> openOf(AccountName account) {
        return jdbc.sql("""
            select id, started_at, last_seen, address, browser from platform.sign_in
            where account = :account and last_seen > clock_timestamp() - make_interval(secs => :idle)
            order by started_at desc
            """)
                .param("account", account.value())
                .param("idle", (double) settings.idle().toSeconds())
                .query((row, _) -> new Open(
                        row.getString("id"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        row.getString("browser")))
                .list();
    }

    /** Ends one session. */
    @Transactional
    public void end(String id) {
        jdbc.sql("delete from platform.sign_in where id = :id").param("id", id).update();
    }

    /** Ends one session of a person, by the part of its id that is shown; gives whether there was one. */
    @Transactional
    public boolean end(AccountName account, String shortId) {
        return shortId.length() == SHORT
                && jdbc.sql("delete from platform.sign_in where account = :account and starts_with(id, :id)")
                                .param("account", account.value())
                                .param("id", shortId)
                                .update()
                        > 0;
    }

    /** Ends every session of a person. */
    @Transactional
    public void endAll(AccountName account) {
        jdbc.sql("delete from platform.sign_in where account = :account")
                .param("account", account.value())
                .update();
    }

    private void forgetOld() {
        jdbc.sql("delete from platform.sign_in where started_at < :before")
                .param("before", Instant.now().minus(settings.longest()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Seen(boolean mustChange, boolean stale) {}

    /**
     * An open session.
     *
     * @param id its secret id; show only {@link #shortId()}
     * @param startedAt when the person signed in
     * @param lastSeen when the last request came, to within 20 seconds
     * @param address where from
     * @param browser what the browser calls itself
     */
    public record Open(String id, Instant startedAt, Instant lastSeen, String address, String browser) {

        /** Enough of the id to tell sessions of one person apart, too little to be the session. */
        public String shortId() {
            return id.substring(0, SHORT);
        }
    }
}
