package org.undercroft.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TcpServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void refused(Refusal refusal) {
            refusals.add(refusal);
        }
    };

    @Test
    void peerNotOnTheListIsTurnedAwayAndReported() throws Exception {
        Endpoint door = Endpoint.loopback(0).withAllowed(List.of(PeerRule.parse("192.0.2.0/24")));
        try (TcpServer server = TcpServer.start(door, TcpServerTest::echo, listener);
                Connection client = connect(server)) {
            assertThat(client.read(new byte[1], PATIENCE)).isEqualTo(-1);
            assertThat(refusal().cause()).isEqualTo(Refusal.Cause.NOT_ALLOWED);
        }
    }

    @Test
    void connectionBeyondTheLimitIsTurnedAwayAndReported() throws Exception {
        Endpoint door = Endpoint.loopback(0).withMaxConnections(1);
        try (TcpServer server = TcpServer.start(door, TcpServerTest::echo, listener);
                Connection first = connect(server)) {
            first.write(new byte[] {1});
            assertThat(first.read(new byte[1], PATIENCE)).isEqualTo(1);
            try (Connection second = connect(server)) {
                assertThat(second.read(new byte[1], PATIENCE)).isEqualTo(-1);
            }
            assertThat(refusal().cause()).isEqualTo(Refusal.Cause.TOO_MANY);
            await().untilAsserted(() -> assertThat(server.connections()).isEqualTo(1));
        }
    }

    @Test
    void closingTheDoorEndsItsConnections() throws Exception {
        TcpServer server = TcpServer.start(Endpoint.loopback(0), TcpServerTest::echo, listener);
        try (Connection client = connect(server)) {
            client.write(new byte[] {1});
            assertThat(client.read(new byte[1], PATIENCE)).isEqualTo(1);
            server.close();
            assertThat(server.connections()).isZero();
            assertThat(client.read(new byte[1], PATIENCE)).isEqualTo(-1);
        }
    }

    private Refusal refusal() throws InterruptedException {
        Refusal refusal = refusals.poll(5, TimeUnit.SECONDS);
        if (refusal == null) {
            throw new AssertionError("no refusal was reported");
        }
        return refusal;
    }

    private static Connection connect(TcpServer server) throws IOException {
        InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.localPort());
        return Connection.connect(door, PATIENCE, null);
    }

    private static void echo(Connection connection) throws IOException {
        byte[] buffer = new byte[1];
        while (connection.read(buffer, Duration.ZERO) > 0) {
            connection.write(buffer);
        }
    }
}
