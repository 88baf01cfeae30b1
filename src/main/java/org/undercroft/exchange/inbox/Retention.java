package org.undercroft.exchange.inbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets old messages, a few at a time. Only what was handled, delivered or settled by a person is forgotten: what
 * waits, and what nobody has looked at, stays for ever.
 */
@Component
public class Retention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int STRIDE = 1000;

    private final JdbcClient jdbc;
    private final Duration keep;
    private volatile Thread thread = new Thread();
    private volatile boolean running;

    Retention(JdbcClient jdbc, @Value("${undercroft.exchange.keep:400d}") Duration keep) {
        this.jdbc = jdbc;
        this.keep = keep;
    }

    /** Forgets what is settled and was received, or queued, before that time; gives the number of messages. */
    public int forgetBefore(Instant time) {
        int forgotten = 0;
        int some = STRIDE;
        while (some == STRIDE) {
            some = forgetInbound(time);
            forgotten += some;
        }
        some = STRIDE;
        while (some == STRIDE) {
            some = forgetOutbound(time);
            forgotten += some;
        }
        return forgotten;
    }

    private int forgetInbound(Instant time) {
        return jdbc.sql("""
            with old as (
              select id from exchange.inbox i
              where state in ('HANDLED', 'ANSWERED', 'UNANSWERED', 'RESOLVED') and received_at < :time
                and not exists (select 1 from exchange.waiting w where w.sender = i.sender and w.id = i.id)
                and not exists (select 1 from exchange.dead_letter d where d.inbound = i.id and d.settled_at is null)
              order by id limit :stride
            ), contents as (delete from exchange.inbox_content where id in (select id from old)
            ), letters as (delete from exchange.dead_letter where inbound in (select id from old)
            ), mentions as (delete from exchange.mention where inbound in (select id from old))
            delete from exchange.inbox where id in (select id from old)
            """)
                .param("time", Timestamp.from(time))
                .param("stride", STRIDE)
                .update();
    }

    private int forgetOutbound(Instant time) {
        return jdbc.sql("""
            with old as (
              select id from exchange.outbound o
              where state in ('DELIVERED', 'UNROUTED', 'RESOLVED') and created_at < :time
                and not exists (select 1 from exchange.dead_letter d where d.outbound = o.id and d.settled_at is null)
              order by id limit :stride
            ), letters as (delete from exchange.dead_letter where outbound in (select id from old)
            ), mentions as (delete from exchange.mention where outbound in (select id from old))
            delete from exchange.outbound where id in (select id from old)
            """)
                .param("time", Timestamp.from(time))
                .param("stride", STRIDE)
                .update();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("exchange-retention").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                int forgotten = forgetBefore(Instant.now().minus(keep));
                log.info("Forgot {} settled messages older than {} days", forgotten, keep.toDays());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (RuntimeException e) {
                // Edge: the database may be away; what is old will be older next time.
                log.warn("Old messages could not be forgotten: {}", e.getMessage());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
