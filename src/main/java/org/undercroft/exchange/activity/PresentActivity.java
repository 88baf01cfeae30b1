package org.undercroft.exchange.activity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.exchange.outbox.Deliveries;

/** Asks the database at most once a second, and never counts further than a person would read. */
@Component
class PresentActivity implements ExchangeActivity {

    private static final Duration FRESH = Duration.ofMillis(800);
    private static final long MOST = 100_000;

    private final JdbcClient jdbc;
    private final Traffic traffic;
    private final Deliveries deliveries;
    private @Nullable Snapshot last;
    private long takenAt;

    PresentActivity(JdbcClient jdbc, Traffic traffic, Deliveries deliveries, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.traffic = traffic;
        this.deliveries = deliveries;
        Gauge.builder(
                        "undercroft.lanes.waiting",
                        this,
                        activity -> activity.now().waiting())
                .description("Messages stored and not yet handled")
                .register(meters);
        Gauge.builder(
                        "undercroft.outbox.pending",
                        this,
                        activity -> activity.now().toDeliver())
                .description("Messages not yet acknowledged by their receiver")
                .register(meters);
        Gauge.builder("undercroft.deadletters", this, activity -> activity.now().deadLetters())
                .description("Messages that a person has to settle")
                .register(meters);
    }

    @Override
    public synchronized Snapshot now() {
        Snapshot known = last;
        if (known == null || System.nanoTime() - takenAt > FRESH.toNanos()) {
            known = take();
            last = known;
            takenAt = System.nanoTime();
        }
        return known;
    }

    private Snapshot take() {
        return jdbc.sql("""
            select (select count(*) from (select 1 from exchange.waiting limit :most) w) as waiting,
                   (select count(*) from (select 1 from exchange.outbound where state = 'PENDING' limit :most) o)
                     as pending,
                   (select count(*) from (select 1 from exchange.dead_letter where settled_at is null limit :most) d)
                     as dead,
                   (select died_at from exchange.dead_letter where settled_at is null order by id limit 1) as oldest
            """)
                .param("most", MOST)
                .query((row, _) -> new Snapshot(
                        row.getLong("waiting"),
                        row.getLong("pending"),
                        row.getLong("dead"),
                        instant(row.getTimestamp("oldest")),
                        traffic.beats(),
                        deliveries.inTrouble()))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
