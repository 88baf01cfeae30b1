package org.undercroft.wire.lis1a;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.TcpServer;

/** A door for instruments: one line for each connection, both directions. We are the host. */
public final class Lis1aServer implements AutoCloseable {

    private final LineSettings settings;
    private final LineHandler handler;
    private final Map<Peer, Line> lines = new ConcurrentHashMap<>();
    private final TcpServer server;

    private Lis1aServer(Endpoint endpoint, LineSettings settings, LineHandler handler, ConnectionListener listener)
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
    public static Lis1aServer start(
            Endpoint endpoint, LineSettings settings, LineHandler handler, ConnectionListener listener)
            throws IOException {
        return new Lis1aServer(endpoint, settings, handler, listener);
    }

    /** The port the door stands on, also when the system chose it. */
    public int localPort() {
        return server.localPort();
    }

    /** How many instruments are connected now. */
    public int connections() {
        return server.connections();
    }

    /** The instruments connected now. */
    public List<Peer> peers() {
        return List.copyOf(lines.keySet());
    }

    /**
     * Sends a message to a connected instrument once its line is free, and waits for the outcome.
     *
     * @param text records, each ended by CR
     * @throws IllegalArgumentException if the text holds a character that frames may not carry
     * @throws InterruptedException if the waiting thread is interrupted; the message may then be sent in part
     */
    public SendResult send(Peer peer, byte[] text) throws InterruptedException {
        Line line = lines.get(peer);
        return line == null ? new SendResult.LineLost("not connected") : line.send(text);
    }

    private void serve(Connection connection) throws IOException {
        Line line = new Line(connection, settings, Role.HOST, handler);
        lines.put(line.peer(), line);
        try {
            line.run();
        } finally {
            lines.remove(line.peer());
        }
    }

    /** Closes the door and all lines. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
