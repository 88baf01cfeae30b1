package org.undercroft.wire.poct1a;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.TcpServer;

/** A door for point-of-care devices: each connection is a conversation of its own. */
public final class Poct1aServer implements AutoCloseable {

    private static final int READ_SIZE = 8 * 1024;
    private static final int LARGEST = 1 << 20;

    private final DeviceHandler handler;
    private final Duration idle;
    private final TcpServer server;

    private Poct1aServer(Endpoint endpoint, Duration idle, DeviceHandler handler) throws IOException {
        this.handler = handler;
        this.idle = idle;
        this.server = TcpServer.start(endpoint, this::serve, ConnectionListener.SILENT);
    }

    /**
     * Opens the door.
     *
     * @param idle how long a device may be silent before its connection is closed
     * @throws IOException if the address or port cannot be had
     */
    public static Poct1aServer start(Endpoint endpoint, Duration idle, DeviceHandler handler) throws IOException {
        return new Poct1aServer(endpoint, idle, handler);
    }

    /** The port the door stands on, also when the system chose it. */
    public int localPort() {
        return server.localPort();
    }

    /** How many devices are connected now. */
    public int connections() {
        return server.connections();
    }

    private void serve(Connection connection) throws IOException {
        DocumentSplitter splitter = new DocumentSplitter(LARGEST);
        Conversation conversation = new Conversation();
        byte[] buffer = new byte[READ_SIZE];
        try {
            int count = connection.read(buffer, idle);
            while (count > 0 && !conversation.isOver()) {
                for (DocumentSplitter.Piece piece : splitter.feed(buffer, count)) {
                    take(connection, conversation, piece);
                }
                count = conversation.isOver() ? -1 : connection.read(buffer, idle);
            }
        } finally {
            splitter.end()
                    .ifPresent(left -> handler.onNoise(
                            connection.peer(), left.bytes(), "the connection ended before the document did"));
        }
    }

    private void take(Connection connection, Conversation conversation, DocumentSplitter.Piece piece)
            throws IOException {
        Peer peer = connection.peer();
        if (!piece.document()) {
            handler.onNoise(peer, piece.bytes(), "bytes outside a document, or more than a document may have");
            return;
        }
        try {
            DeviceMessage message = DeviceMessage.parse(piece.bytes());
            for (byte[] answer : conversation.answer(
                    message, (device, type) -> handler.onMessage(peer, device, type, piece.bytes()), Instant.now())) {
                connection.write(answer);
            }
        } catch (NotADeviceMessage e) {
            handler.onNoise(peer, piece.bytes(), String.valueOf(e.getMessage()));
        }
    }

    /** Closes the door and all connections. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
