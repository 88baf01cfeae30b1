package org.undercroft.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One TCP connection, plain or TLS: blocking reads with a time limit, writes that leave at once. */
public final class Connection implements AutoCloseable {

    private final Socket socket;
    private final Peer peer;
    private final InputStream in;
    private final OutputStream out;
    private int timeoutMillis = -1;

    private Connection(Socket socket, @Nullable String tlsSubject) throws IOException {
        this.socket = socket;
        this.peer = new Peer(socket.getInetAddress(), socket.getPort(), tlsSubject);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /**
     * Connects to a door.
     *
     * @param to its address
     * @param timeout the limit for connecting and, over TLS, for the handshake
     * @param tls null for a plain connection; otherwise brings our certificate and whom we trust. The name in the
     *     server's certificate must be the one connected to
     * @throws IOException if nobody answers in time or the handshake fails
     */
    public static Connection connect(InetSocketAddress to, Duration timeout, @Nullable SSLContext tls)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(to, millis(timeout));
            prepare(socket);
            return tls == null ? new Connection(socket, null) : secured(socket, to.getHostString(), timeout, tls);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Connection secured(Socket plain, String host, Duration timeout, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return handshake(socket, timeout);
    }

    /** Takes over an accepted socket; over TLS, asks for the client's certificate first. */
    static Connection accept(Socket plain, @Nullable SSLContext tls, Duration timeout) throws IOException {
        prepare(plain);
        if (tls == null) {
            return new Connection(plain, null);
        }
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(true);
        return handshake(socket, timeout);
    }

    private static Connection handshake(SSLSocket socket, Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            throw new IOException(HandshakeFailure.words(e), e);
        }
        return new Connection(socket, subject(socket));
    }

    private static @Nullable String subject(SSLSocket socket) {
        try {
            return socket.getSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static void prepare(Socket socket) throws IOException {
        // Acknowledgements are tiny and awaited: they must not wait for a fuller packet.
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
    }

    /** Who is at the other end. */
    public Peer peer() {
        return peer;
    }

    /**
     * Waits for bytes.
     *
     * @param timeout how long; zero or less waits without limit
     * @return how many bytes were put at the buffer's start; 0 if none came in time; -1 if the peer will send no more
     * @throws IOException if the connection broke
     */
    public int read(byte[] buffer, Duration timeout) throws IOException {
        int wanted = timeout.isPositive() ? millis(timeout) : 0;
        if (wanted != timeoutMillis) {
            socket.setSoTimeout(wanted);
            timeoutMillis = wanted;
        }
        try {
            return in.read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    /**
     * Sends all these bytes in one write.
     *
     * @throws IOException if the connection broke
     */
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Ends the connection, also under a read or write that another thread waits in. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static int millis(Duration timeout) {
        return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    }
}
