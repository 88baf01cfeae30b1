package org.undercroft.wire.mllp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.undercroft.wire.Connection;

/** Sends messages to an MLLP door, one at a time, and waits for each answer. Not for several threads at once. */
public final class MllpClient implements AutoCloseable {

    private final Connection connection;
    private final MllpDecoder decoder = new MllpDecoder(MllpSettings.usual().maxMessage());
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private final byte[] buffer = new byte[8 * 1024];

    private MllpClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param timeout the limit for connecting and for the TLS handshake
     * @param tls null for a plain connection; otherwise brings our certificate and whom we trust
     * @throws IOException if nobody answers in time or the handshake fails
     */
    public static MllpClient connect(InetSocketAddress to, Duration timeout, @Nullable SSLContext tls)
            throws IOException {
        return new MllpClient(Connection.connect(to, timeout, tls));
    }

    /**
     * Sends one message and waits for its acknowledgement.
     *
     * @param message without its envelope
     * @return the answer without its envelope
     * @throws SocketTimeoutException if no whole answer came in time; close the client then, for a late answer would be
     *     taken for the next message's
     * @throws IOException if the connection broke or the answer is not MLLP
     */
    public byte[] send(byte[] message, Duration timeout) throws IOException {
        connection.write(MllpFrame.around(message));
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            byte[] answer = answers.poll();
            if (answer != null) {
                return answer;
            }
            readMore(Duration.ofNanos(deadline - System.nanoTime()), timeout);
        }
    }

    private void readMore(Duration left, Duration timeout) throws IOException {
        int count = left.isPositive() ? connection.read(buffer, left) : 0;
        if (count == 0) {
            throw new SocketTimeoutException("No acknowledgement from " + connection.peer() + " within " + timeout);
        }
        if (count < 0) {
            throw new IOException(connection.peer() + " closed the connection without an acknowledgement");
        }
        for (MllpUnit unit : decoder.feed(buffer, 0, count)) {
            switch (unit) {
                case MllpUnit.Message answer -> answers.add(answer.content());
                case MllpUnit.Broken broken ->
                    throw new IOException("The answer of %s is not MLLP: %s"
                            .formatted(connection.peer(), broken.reason().text()));
            }
        }
    }

    /** Ends the connection. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
