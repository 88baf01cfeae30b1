package org.undercroft.exchange.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.activity.Traffic;
import org.undercroft.exchange.tls.TlsIdentity;

/** Runs one delivery for each destination, and holds the leases that let this program deliver. */
@Component
public class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEW = Duration.ofSeconds(2);

    private final DestinationRepository destinations;
    private final OutboundRepository outbound;
    private final OutboxBell bell;
    private final TlsIdentity tls;
    private final Traffic traffic;
    private final Replies replies;
    private final UUID holder = UUID.randomUUID();
    private final Map<String, Delivery> running = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Thread keeper;
    private volatile boolean active;

    Deliveries(
            DestinationRepository destinations,
            OutboundRepository outbound,
            OutboxBell bell,
            TlsIdentity tls,
            Traffic traffic,
            Replies replies) {
        this.destinations = destinations;
        this.outbound = outbound;
        this.bell = bell;
        this.tls = tls;
        this.traffic = traffic;
        this.replies = replies;
    }

    /** Names of the destinations that do not acknowledge now. */
    public List<String> inTrouble() {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue().isInTrouble())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public void start() {
        active = true;
        keeper = Thread.ofVirtual().name("deliveries").start(this::keepLeases);
    }

    private void keepLeases() {
        while (active) {
            try {
                for (Destination destination : destinations.all()) {
                    running.computeIfAbsent(destination.name(), this::begin)
                            .lease(destinations.lease(destination.name(), holder, LEASE));
                }
            } catch (RuntimeException e) {
                // Edge: the database may be away; deliveries notice by themselves.
                log.debug("The destinations can't be read: {}", e.getMessage());
            }
            pause();
        }
    }

    private Delivery begin(String name) {
        Delivery delivery = new Delivery(name, destinations, outbound, bell, tls, traffic, replies);
        threads.add(Thread.ofVirtual().name("delivery-" + name).start(delivery));
        return delivery;
    }

    private void pause() {
        try {
            Thread.sleep(RENEW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            active = false;
        }
    }

    @Override
    public void stop() {
        active = false;
        Thread leases = keeper;
        if (leases != null) {
            leases.interrupt();
            join(leases);
        }
        running.values().forEach(Delivery::end);
        threads.forEach(Deliveries::join);
        threads.clear();
        running.clear();
        try {
            destinations.release(holder);
        } catch (RuntimeException e) {
            // Edge of the program's end: the leases run out by themselves.
            log.debug("The leases could not be given back: {}", e.getMessage());
        }
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(Duration.ofSeconds(8))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return active;
    }

    /** Before the lanes, whose work it delivers. */
    @Override
    public int getPhase() {
        return 800;
    }
}
