package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;

/** Real captures over real sockets. */
class CaptureSocketTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Inbox host = new Inbox();
    private Lis1aServer server;

    @BeforeEach
    void open() throws IOException {
        LineSettings settings =
                LineSettings.usual().withTimers(Timers.standard().dividedBy(10));
        server = Lis1aServer.start(Endpoint.loopback(0), settings, host, ConnectionListener.SILENT);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void frameByFrameWithItsAcknowledgements(Capture capture) throws Exception {
        try (Connection line = connect()) {
            line.write(new byte[] {Control.ENQ});
            assertThat(reply(line)).isEqualTo(Control.ACK);
            for (byte[] frame : capture.frames()) {
                line.write(frame);
                assertThat(reply(line)).isEqualTo(Control.ACK);
            }
            line.write(new byte[] {Control.EOT});
        }
        assertThat(host.next().text()).isEqualTo(capture.text());
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void everythingInOnePacket(Capture capture) throws Exception {
        try (Connection line = connect()) {
            line.write(capture.session());
        }
        ReceivedMessage message = host.next();
        assertThat(message.text()).isEqualTo(capture.text());
        assertThat(Recorder.withoutControls(message.raw())).isEqualTo(Recorder.withoutControls(capture.session()));
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void oneBytePerPacket(Capture capture) throws Exception {
        try (Connection line = connect()) {
            for (byte value : capture.session()) {
                line.write(new byte[] {value});
            }
            assertThat(host.next().text()).isEqualTo(capture.text());
        }
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void flippedBitIsRefusedAndTheResendAccepted(Capture capture) throws Exception {
        byte[] first = capture.frames().getFirst();
        byte[] damaged = first.clone();
        damaged[first.length / 2] ^= 1;
        try (Connection line = connect()) {
            line.write(new byte[] {Control.ENQ});
            assertThat(reply(line)).isEqualTo(Control.ACK);
            line.write(damaged);
            assertThat(reply(line)).isEqualTo(Control.NAK);
            for (byte[] frame : capture.frames()) {
                line.write(frame);
                assertThat(reply(line)).isEqualTo(Control.ACK);
            }
        }
        assertThat(host.next().text()).isEqualTo(capture.text());
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void recordsWithoutAnyFraming(Capture capture) throws Exception {
        try (Connection line = connect()) {
            line.write(capture.text());
        }
        ReceivedMessage message = host.next();
        assertThat(message.text()).isEqualTo(capture.text());
        assertThat(message.tolerances()).containsExactly(Tolerance.UNFRAMED);
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void connectionCutAnywhereKeepsEveryByte(Capture capture) throws Exception {
        byte[] session = capture.session();
        for (int i = 1; i <= 8; i++) {
            byte[] came = Arrays.copyOf(session, session.length * i / 9);
            try (Connection line = connect()) {
                line.write(came);
            }
            assertThat(new String(kept(came.length), ISO_8859_1))
                    .isEqualTo(new String(Recorder.withoutControls(came), ISO_8859_1));
        }
    }

    /** All that was handed over since the last call, once the connection is seen closed. */
    private byte[] kept(int sent) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while ((server.connections() > 0 || (host.messages.isEmpty() && host.incomplete.isEmpty()))
                && sent > 1
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (ReceivedMessage message = host.messages.poll(); message != null; message = host.messages.poll()) {
            kept.writeBytes(message.raw());
        }
        drain(host.incomplete, kept);
        drain(host.noise, kept);
        return Recorder.withoutControls(kept.toByteArray());
    }

    private static void drain(BlockingQueue<byte[]> queue, ByteArrayOutputStream into) {
        for (byte[] bytes = queue.poll(); bytes != null; bytes = queue.poll()) {
            into.writeBytes(bytes);
        }
    }

    private static byte reply(Connection line) throws IOException {
        byte[] reply = new byte[1];
        assertThat(line.read(reply, PATIENCE)).isEqualTo(1);
        return reply[0];
    }

    private Connection connect() throws IOException {
        InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.localPort());
        return Connection.connect(door, PATIENCE, null);
    }
}
