package org.undercroft.wire.lis1a;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.wire.Connection;

/** The instrument's side of a line: connects to a host, sends messages, takes what the host sends. */
public final class Lis1aClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lis1aClient.class);

    private final Connection connection;
    private final Line line;

    private Lis1aClient(Connection connection, LineSettings settings, LineHandler handler) {
        this.connection = connection;
        this.line = new Line(connection, settings, Role.INSTRUMENT, handler);
        Thread.ofVirtual().name("line to " + connection.peer()).start(this::run);
    }

    /**
     * Connects.
     *
     * @param timeout the limit for connecting and for the TLS handshake
     * @param tls null for a plain connection; otherwise brings our certificate and whom we trust
     * @param handler takes what the host sends
     * @throws IOException if nobody answers in time or the handshake fails
     */
    public static Lis1aClient connect(
            InetSocketAddress to,
            Duration timeout,
            @Nullable SSLContext tls,
            LineSettings settings,
            LineHandler handler)
            throws IOException {
        return new Lis1aClient(Connection.connect(to, timeout, tls), settings, handler);
    }

    private void run() {
        try {
            line.run();
        } catch (IOException e) {
            log.debug("Lost {}: {}", connection.peer(), e.getMessage());
        }
    }

    /**
     * Sends a message once the line is free, and waits for the outcome.
     *
     * @param text records, each ended by CR
     * @throws IllegalArgumentException if the text holds a character that frames may not carry
     * @throws InterruptedException if the waiting thread is interrupted; the message may then be sent in part
     */
    public SendResult send(byte[] text) throws InterruptedException {
        return line.send(text);
    }

    /** Ends the connection. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
