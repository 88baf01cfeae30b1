package org.undercroft.platform.event;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs each consumer on a virtual thread of its own while the program is up. */
@Component
class EventConsumers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventConsumers.class);

    private final List<EventConsumer> consumers;
    private final EventDelivery delivery;
    private final EventBell bell;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    EventConsumers(List<EventConsumer> consumers, EventDelivery delivery, EventBell bell) {
        this.consumers = consumers;
        this.delivery = delivery;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        consumers.forEach(delivery::enroll);
        for (EventConsumer consumer : consumers) {
            threads.add(Thread.ofPlatform()
                    .name("events-" + consumer.name())
                    .daemon()
                    .start(() -> run(consumer)));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            joinQuietly(thread);
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(EventConsumer consumer) {
        long heard = -1;
        while (running) {
            try {
                heard = bell.await(heard, EventBell.look());
                while (running && delivery.deliverSome(consumer)) {
                    // More may be waiting: go on at once.
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Edge: the database may be away; nothing was moved, so look again after a pause.
                log.warn("Consumer {} could not read the event log; it will look again", consumer.name(), e);
                heard = Long.MAX_VALUE / 2;
            }
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join(java.time.Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
