package org.undercroft.wire.mllp;

import java.io.IOException;
import java.time.Duration;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.TcpServer;

/** An MLLP door: hands each message to the handler and answers with what the handler returns. */
public final class MllpServer implements AutoCloseable {

    private static final int READ_SIZE = 16 * 1024;

    private final MllpSettings settings;
    private final MllpHandler handler;
    private final TcpServer server;

    private MllpServer(Endpoint endpoint, MllpSettings settings, MllpHandler handler, ConnectionListener listener)
            throws IOException {
        this.settings = settings;
        this.handler = handler;
        this.server = TcpServer.start(endpoint, this::serve, listener);
    }

    /**
     * Opens the door.
     *
     * @throws IOException if the address or port cannot be had
     */
    public static MllpServer start(
            Endpoint endpoint, MllpSettings settings, MllpHandler handler, ConnectionListener listener)
            throws IOException {
        return new MllpServer(endpoint, settings, handler, listener);
    }

    /** The port the door stands on, also when the system chose it. */
    public int localPort() {
        return server.localPort();
    }

    /** How many peers are connected now. */
    public int connections() {
        return server.connections();
    }

    private void serve(Connection connection) throws IOException {
        MllpDecoder decoder = new MllpDecoder(settings.maxMessage());
        try {
            readAll(connection, decoder);
        } finally {
            decoder.end().ifPresent(left -> report(connection, left));
        }
    }

    private void readAll(Connection connection, MllpDecoder decoder) throws IOException {
        byte[] buffer = new byte[READ_SIZE];
        long begun = System.nanoTime();
        while (true) {
            Duration wait = settings.idle();
            if (decoder.isMidway()) {
                wait = settings.messageTime().minusNanos(System.nanoTime() - begun);
                if (!wait.isPositive()) {
                    return;
                }
            }
            int count = connection.read(buffer, wait);
            if (count <= 0) {
                return;
            }
            boolean midway = decoder.isMidway();
            var units = decoder.feed(buffer, 0, count);
            if (!midway || !units.isEmpty()) {
                begun = System.nanoTime();
            }
            for (MllpUnit unit : units) {
                if (!handle(connection, unit)) {
                    return;
                }
            }
        }
    }

    /** Returns whether the connection may go on. */
    private boolean handle(Connection connection, MllpUnit unit) throws IOException {
        return switch (unit) {
            case MllpUnit.Message message -> {
                byte[] answer = handler.onMessage(connection.peer(), message.content());
                if (answer.length > 0) {
                    answer(connection, answer);
                }
                yield true;
            }
            case MllpUnit.Broken broken -> {
                report(connection, broken);
                yield broken.reason() != MllpUnit.Reason.TOO_LARGE;
            }
        };
    }

    private void answer(Connection connection, byte[] answer) throws IOException {
        try {
            connection.write(MllpFrame.around(answer));
        } catch (IOException e) {
            handler.onAnswered(answer, e);
            throw e;
        }
        handler.onAnswered(answer, null);
    }

    private void report(Connection connection, MllpUnit.Broken broken) {
        handler.onBrokenFrame(connection.peer(), broken.bytes(), broken.reason().text());
    }

    /** Closes the door and all connections. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
