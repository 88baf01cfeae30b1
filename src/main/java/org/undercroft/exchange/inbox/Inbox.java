package org.undercroft.exchange.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.activity.Traffic;
import org.undercroft.exchange.lane.LaneBell;
import org.undercroft.exchange.lane.RightOfWay;

/**
 * Stores what arrives. The arrivals of many connections are written by one statement and made durable by one commit;
 * each connection waits for that commit, and not longer than {@link #PATIENCE}.
 *
 * <p>The queue before the writers is bounded: when the database is slow, the connections wait, and so do the senders.
 */
@Component
public class Inbox implements SmartLifecycle {

    /** How long a sender may wait before it hears that nothing can be stored. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int QUEUE = 4096;
    private static final int MOST_IN_GROUP = 500;
    private static final long MOST_BYTES_IN_GROUP = 32L << 20;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final InboxConnections connections;
    private final LaneBell bell;
    private final RightOfWay rightOfWay;
    private final Traffic traffic;
    private final Timer latency;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean running;

    Inbox(InboxConnections connections, LaneBell bell, RightOfWay rightOfWay, Traffic traffic, MeterRegistry meters) {
        this.connections = connections;
        this.bell = bell;
        this.rightOfWay = rightOfWay;
        this.traffic = traffic;
        this.latency = Timer.builder("undercroft.inbox.store")
                .description("From the last byte of a message until it is durable")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        meters.gauge("undercroft.inbox.queue", queue, BlockingQueue::size);
    }

    /**
     * Stores an arrival and returns when it is durable.
     *
     * @throws InboxUnavailable if it could not be stored, or not in time. It may then be stored all the same, if the
     *     database got it and only its answer was lost; the sender's repetition is recognised
     */
    public Stored store(Arrival arrival) {
        long begun = System.nanoTime();
        Pending pending = new Pending(arrival);
        try {
            if (!running || !queue.offer(pending, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InboxUnavailable(running ? "Too many messages wait to be stored" : "The program is stopping");
            }
            Stored stored = pending.future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return stored;
        } catch (ExecutionException e) {
            throw new InboxUnavailable("The database can't store messages now", e);
        } catch (TimeoutException e) {
            throw new InboxUnavailable("The database did not store the message in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InboxUnavailable("The program is stopping", e);
        }
    }

    @Override
    public void start() {
        running = true;
        writers.add(Thread.ofPlatform().name("inbox-writer").daemon().start(this::write));
    }

    /** Stores what is queued, then ends. */
    @Override
    public void stop() {
        running = false;
        for (Thread writer : writers) {
            try {
                writer.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        writers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the doors, and stopped after them. */
    @Override
    public int getPhase() {
        return 1000;
    }

    private void write() {
        try (InboxWriter writer = new InboxWriter(connections)) {
            while (running || !queue.isEmpty()) {
                List<Pending> group = nextGroup();
                if (!group.isEmpty()) {
                    write(writer, group);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Pending> nextGroup() throws InterruptedException {
        Pending first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<Pending> group = new ArrayList<>();
        long bytes = 0;
        for (Pending next = first; next != null; next = queue.poll()) {
            group.add(next);
            bytes += next.arrival.content().length;
            if (group.size() == MOST_IN_GROUP || bytes > MOST_BYTES_IN_GROUP) {
                break;
            }
        }
        return group;
    }

    private void write(InboxWriter writer, List<Pending> group) {
        try {
            InboxWriter.Written written =
                    writer.write(group.stream().map(p -> p.arrival).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).future.complete(written.stored().get(i));
            }
            bell.ring(written.lanes());
            traffic.received(group.size());
            rightOfWay.stored(group.size());
        } catch (SQLException | RuntimeException e) {
            // Edge of the writer: whatever went wrong, the senders must hear that nothing was stored.
            log.warn("{} arrivals could not be stored; their senders are told so: {}", group.size(), e.getMessage());
            refuseOrRetryOneByOne(writer, group, e);
        }
    }

    /** One arrival that the database can't take must not be the fault of those that came with it. */
    private void refuseOrRetryOneByOne(InboxWriter writer, List<Pending> group, Exception reason) {
        if (group.size() > 1 && writer.isConnected()) {
            group.forEach(pending -> write(writer, List.of(pending)));
        } else {
            group.forEach(pending -> pending.future.completeExceptionally(reason));
        }
    }

    private static final class Pending {
        private final Arrival arrival;
        private final CompletableFuture<Stored> future = new CompletableFuture<>();

        Pending(Arrival arrival) {
            this.arrival = arrival;
        }
    }
}
