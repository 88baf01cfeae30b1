package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.message.Acknowledged;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

/** The wards' result viewer: takes ORU^R01, is slow now and then, and once a day does not answer for a while. */
public final class Ward implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ward.class);
    private static final int SLOW_EVERY = 40;
    private static final int MOST_REMEMBERED = 200_000;
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final StoryClock clock;
    private final String run;
    private final Map<String, Integer> heard = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicLong results = new AtomicLong();
    private final int port;
    private @Nullable MllpServer server;
    private boolean closed;

    /**
     * Opens the ward's door on the loopback address.
     *
     * @param port 0 to let the system choose one
     * @param run makes its own message numbers new
     * @throws IOException if the port cannot be had
     */
    public Ward(int port, StoryClock clock, String run) throws IOException {
        this.clock = clock;
        this.run = run;
        MllpServer first = open(port);
        this.server = first;
        this.port = first.localPort();
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** How many different messages it took. */
    public int messages() {
        return heard.size();
    }

    /** How often each message came, by its control id. */
    public Map<String, Integer> heard() {
        return Map.copyOf(heard);
    }

    /** How many results were in them, a message that came twice counted once. */
    public long results() {
        return results.get();
    }

    /**
     * Does not answer for a while.
     *
     * @param at from which time of the day
     * @param howLong in real time
     * @throws InterruptedException if the day is stopped
     */
    public void away(Duration at, Duration howLong) throws InterruptedException {
        clock.sleepUntil(at);
        shut();
        log.info("{} The wards' result viewer is down; results wait for it", clock.onTheWall());
        Thread.sleep(howLong);
        reopen();
        log.info("{} The wards' result viewer is back", clock.onTheWall());
    }

    private synchronized void reopen() {
        try {
            if (!closed) {
                server = open(port);
            }
        } catch (IOException e) {
            log.warn("The wards' result viewer can't open its port again: {}", e.getMessage());
        }
    }

    private MllpServer open(int at) throws IOException {
        return MllpServer.start(Endpoint.loopback(at), MllpSettings.usual(), new Reader(), ConnectionListener.SILENT);
    }

    private synchronized void shut() {
        MllpServer open = server;
        server = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            log.debug("The ward's door did not close cleanly: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        shut();
    }

    private final class Reader implements MllpHandler {

        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            int number = answers.incrementAndGet();
            if (number % SLOW_EVERY == 0) {
                dawdle();
            }
            if (heard.size() < MOST_REMEMBERED && heard.merge(Acknowledged.controlId(message), 1, Integer::sum) == 1) {
                results.addAndGet(Acknowledged.observations(message));
            }
            return Acknowledged.accept(message, "W" + run + number, Instant.now());
        }

        private void dawdle() {
            try {
                Duration story = clock.real(Duration.ofMinutes(2));
                Thread.sleep(story.compareTo(SLOW) < 0 ? story : SLOW);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {
            log.warn("The ward could not read {} bytes: {}", bytes.length, reason);
        }
    }
}
