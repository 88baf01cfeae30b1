package org.undercroft.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door for TCP connections: a bounded number of peers, each served by its own virtual thread.
 *
 * <p>Use it under a protocol's server. Whoever is turned away is reported to the {@link ConnectionListener}.
 */
public final class TcpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TcpServer.class);
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final int BACKLOG = 256;

    private final Endpoint endpoint;
    private final ConnectionHandler handler;
    private final ConnectionListener listener;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private TcpServer(Endpoint endpoint, ConnectionHandler handler, ConnectionListener listener) throws IOException {
        this.endpoint = endpoint;
        this.handler = handler;
        this.listener = listener;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        try {
            door.bind(new InetSocketAddress(endpoint.bind(), endpoint.port()), BACKLOG);
        } catch (IOException e) {
            door.close();
            throw new IOException(
                    "Cannot listen on %s port %d: %s"
                            .formatted(endpoint.bind().getHostAddress(), endpoint.port(), e.getMessage()),
                    e);
        }
    }

    /**
     * Opens the door.
     *
     * @throws IOException if the address or port cannot be had
     */
    public static TcpServer start(Endpoint endpoint, ConnectionHandler handler, ConnectionListener listener)
            throws IOException {
        TcpServer server = new TcpServer(endpoint, handler, listener);
        server.threads.execute(server::acceptAll);
        return server;
    }

    /** The port the door stands on, also when the system chose it. */
    public int localPort() {
        return door.getLocalPort();
    }

    /** How many connections are open now. */
    public int connections() {
        return open.size();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                threads.execute(() -> admit(socket));
            } catch (IOException e) {
                pauseAfter(e);
            }
        }
    }

    /** Out of file handles or the like: the door stays, and tries again shortly. */
    private void pauseAfter(IOException failure) {
        if (door.isClosed()) {
            return;
        }
        log.warn("Port {} could not accept a connection: {}", localPort(), failure.getMessage());
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Socket socket) {
        open.add(socket);
        try (socket) {
            if (!endpoint.admitted().test(socket.getInetAddress())) {
                refuse(socket, Refusal.Cause.NOT_ALLOWED, "The address is not on the list of port " + localPort());
            } else if (open.size() > endpoint.maxConnections()) {
                refuse(socket, Refusal.Cause.TOO_MANY, endpoint.maxConnections() + " are connected already");
            } else {
                serve(socket);
            }
        } catch (IOException e) {
            log.debug("A connection to port {} did not end cleanly: {}", localPort(), e.getMessage());
        } catch (RuntimeException e) {
            // Edge of one connection: whoever can't be judged is not let in, and the others must not notice.
            log.error("Port {} can't tell whether {} may connect", localPort(), socket.getInetAddress(), e);
        } finally {
            open.remove(socket);
        }
    }

    private void serve(Socket socket) throws IOException {
        Connection connection;
        try {
            connection = Connection.accept(socket, endpoint.tls(), HANDSHAKE);
        } catch (IOException e) {
            refuse(socket, Refusal.Cause.TLS_FAILED, String.valueOf(e.getMessage()));
            return;
        }
        try (connection) {
            listener.opened(connection.peer());
            handler.serve(connection);
        } catch (IOException e) {
            log.info("Lost {}: {}", connection.peer(), e.getMessage());
        } catch (RuntimeException e) {
            // The edge of one connection: its fault must not reach the others.
            log.error("Serving {} failed; its connection is closed", connection.peer(), e);
        } finally {
            listener.closed(connection.peer());
        }
    }

    private void refuse(Socket socket, Refusal.Cause cause, String detail) {
        Refusal refusal = new Refusal(socket.getInetAddress(), socket.getPort(), cause, detail);
        log.warn("Refused {} on port {}: {}", refusal.address().getHostAddress(), localPort(), detail);
        listener.refused(refusal);
    }

    /** Closes the door and all connections; waits up to ten seconds for handlers to finish what they hold. */
    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("Handlers of port {} still run ten seconds after it closed", localPort());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
