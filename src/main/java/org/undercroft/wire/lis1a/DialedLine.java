package org.undercroft.wire.lis1a;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.wire.Connection;

/**
 * A serial line behind a terminal server: the host dials, and dials again whenever the connection ends. On the line it is
 * the host as behind its own door.
 */
public final class DialedLine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DialedLine.class);
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final String host;
    private final int port;
    private final LineSettings settings;
    private final LineHandler handler;
    private final Duration pause;
    private final Thread thread;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    private DialedLine(String host, int port, LineSettings settings, LineHandler handler, Duration pause) {
        this.host = host;
        this.port = port;
        this.settings = settings;
        this.handler = handler;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("line to " + host + ":" + port).unstarted(this::keep);
    }

    /**
     * Dials and keeps the connection until closed. Nothing is thrown when nobody answers: the terminal server may be
     * switched on later.
     *
     * @param host looked up anew for each call
     * @param pause between two calls
     */
    public static DialedLine to(String host, int port, LineSettings settings, LineHandler handler, Duration pause) {
        DialedLine line = new DialedLine(host, port, settings, handler, pause);
        line.thread.start();
        return line;
    }

    /** Whether the line is connected now. */
    public boolean isConnected() {
        return connection != null;
    }

    private void keep() {
        boolean failedBefore = false;
        while (!closed) {
            try (Connection open = Connection.connect(new InetSocketAddress(host, port), CONNECTING, null)) {
                connection = open;
                if (!closed) {
                    log.info("Line to {}:{} stands", host, port);
                    failedBefore = false;
                    new Line(open, settings, Role.HOST, handler).run();
                }
            } catch (IOException e) {
                if (!failedBefore && !closed) {
                    log.warn("Line to {}:{}: {}. It is dialed again and again", host, port, e.getMessage());
                }
                failedBefore = true;
            } finally {
                connection = null;
            }
            rest();
        }
    }

    private void rest() {
        try {
            if (!closed) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Ends the connection and dials no more. */
    @Override
    public void close() throws IOException {
        closed = true;
        Connection open = connection;
        thread.interrupt();
        if (open != null) {
            open.close();
        }
    }
}
