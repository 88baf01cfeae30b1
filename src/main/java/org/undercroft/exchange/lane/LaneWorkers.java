package org.undercroft.exchange.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** A few workers that go from lane to lane while the program is up. */
@Component
class LaneWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaneWorkers.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_IN_A_RUSH = 20;
    private static final int MOST_CLASHES = 8;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LaneWork work;
    private final LaneRepository lanes;
    private final LaneBell bell;
    private final RightOfWay rightOfWay;
    private final int count;
    private final Map<String, Integer> clashes = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    LaneWorkers(
            LaneWork work,
            LaneRepository lanes,
            LaneBell bell,
            RightOfWay rightOfWay,
            @Value("${undercroft.exchange.workers:3}") int count) {
        this.work = work;
        this.lanes = lanes;
        this.bell = bell;
        this.rightOfWay = rightOfWay;
        this.count = count;
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofVirtual().name("lanes").start(this::lookAround));
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform().name("lane-worker-" + i).daemon().start(this::run));
        }
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the inbox, so that what it stores is handled. */
    @Override
    public int getPhase() {
        return 900;
    }

    /** Finds what was stored before this program started, or by another one. */
    private void lookAround() {
        while (running) {
            try {
                bell.ring(lanes.waiting());
            } catch (RuntimeException e) {
                // Edge: the database may be away; look again later.
                log.debug("The lanes can't be read: {}", e.getMessage());
            }
            pause(LOOK);
        }
    }

    private void run() {
        while (running) {
            try {
                Optional<String> sender = bell.take(PAUSE);
                if (sender.isPresent()) {
                    long begun = System.nanoTime();
                    serve(sender.get());
                    pause(rightOfWay.restAfter(Duration.ofNanos(System.nanoTime() - begun)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(String sender) {
        boolean more = false;
        try {
            boolean careful = clashes.containsKey(sender);
            int usual = rightOfWay.isRush() ? MOST_IN_A_RUSH : MOST_AT_ONCE;
            int most = careful ? 1 : usual;
            int handled = work.handleSome(sender, most);
            clashes.remove(sender);
            more = handled == most || careful;
        } catch (RuntimeException e) {
            // Edge: the database failed, not the message; nothing was done, so the lane is tried again.
            more = true;
            failed(sender, e);
        } finally {
            bell.done(sender, more);
        }
    }

    private void failed(String sender, RuntimeException failure) {
        log.warn("The lane of {} is tried again: {}", sender, failure.getMessage());
        int clash = clashes.merge(sender, 1, Integer::sum);
        pause(PAUSE.multipliedBy(Math.min(clash, 20)));
        boolean hopeless = clash > MOST_CLASHES && failure instanceof ConcurrencyFailureException;
        if (hopeless && running) {
            clashes.remove(sender);
            giveUpOnFirst(sender, failure);
        }
    }

    private void giveUpOnFirst(String sender, RuntimeException failure) {
        try {
            work.buryFirst(sender, failure);
        } catch (RuntimeException e) {
            // Edge: the database failed again; the lane stays as it is and is tried again.
            log.warn("The first message of {} can't be set aside yet: {}", sender, e.getMessage());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
