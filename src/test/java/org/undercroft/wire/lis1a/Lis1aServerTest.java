package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;

class Lis1aServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final LineSettings FAST =
            LineSettings.usual().withTimers(Timers.standard().dividedBy(10));
    private static final byte[] RESULT = "H|\\^&|||X\rP|1\rO|1|S1\rR|1|^^^GLU|5.4\rL|1|N\r".getBytes(ISO_8859_1);
    private static final byte[] ORDER = "H|\\^&|||HOST\rP|1\rO|1|S1||^^^GLU\rL|1|F\r".getBytes(ISO_8859_1);

    private final Inbox host = new Inbox();
    private final Inbox instrument = new Inbox();
    private Lis1aServer server;

    @BeforeEach
    void open() throws IOException {
        server = Lis1aServer.start(Endpoint.loopback(0), FAST, host, ConnectionListener.SILENT);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void messagesArriveInOrder() throws Exception {
        try (Lis1aClient client = connect()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(RESULT)).isEqualTo(new SendResult.Sent(false));
            }
        }
        assertThat(host.messages).hasSize(20);
        assertThat(host.next().text()).isEqualTo(RESULT);
    }

    @Test
    void queryIsAnsweredOnTheSameLine() throws Exception {
        host.replies.add(ORDER);
        try (Lis1aClient client = connect()) {
            assertThat(client.send(RESULT)).isEqualTo(new SendResult.Sent(false));
            assertThat(instrument.next().text()).isEqualTo(ORDER);
            assertThat(Inbox.next(host.sent)).isEqualTo(new SendResult.Sent(false));
        }
    }

    @Test
    void hostMaySendUnasked() throws Exception {
        try (Lis1aClient client = connect()) {
            client.send(RESULT);
            assertThat(server.send(server.peers().getFirst(), ORDER)).isEqualTo(new SendResult.Sent(false));
            assertThat(instrument.next().text()).isEqualTo(ORDER);
        }
    }

    @Test
    void bothSidesMaySendAtOnceAndBothMessagesArrive() throws Exception {
        try (Lis1aClient client = connect()) {
            client.send(RESULT);
            for (int i = 0; i < 10; i++) {
                var fromHost = CompletableFuture.supplyAsync(() -> sendOrder());
                assertThat(client.send(RESULT)).isInstanceOf(SendResult.Sent.class);
                assertThat(fromHost.get(20, TimeUnit.SECONDS)).isInstanceOf(SendResult.Sent.class);
            }
        }
        assertThat(host.messages).hasSize(11);
        assertThat(instrument.messages).hasSize(10);
    }

    @Test
    void messageThatCannotBeStoredIsRefusedAndAcceptedOnResend() throws Exception {
        host.failures.set(2);
        try (Lis1aClient client = connect()) {
            assertThat(client.send(RESULT)).isEqualTo(new SendResult.Sent(false));
        }
        assertThat(host.messages).hasSize(1);
        assertThat(host.next().rejected()).isEqualTo(2);
    }

    @Test
    void messageThatNeverCanBeStoredIsKeptAsIncomplete() throws Exception {
        host.failures.set(100);
        try (Lis1aClient client = connect()) {
            assertThat(client.send(RESULT)).isInstanceOf(SendResult.Refused.class);
            assertThat(Inbox.next(host.incomplete)).isNotEmpty();
        }
    }

    @Test
    void connectionCutInsideAMessageHandsOutItsBytes() throws Exception {
        try (Connection raw = Connection.connect(address(), PATIENCE, null)) {
            raw.write("\u0005\u00021H|".getBytes(ISO_8859_1));
            assertThat(raw.read(new byte[1], PATIENCE)).isEqualTo(1);
        }
        assertThat(Inbox.next(host.incomplete)).isEqualTo("\u0005\u00021H|".getBytes(ISO_8859_1));
    }

    @Test
    void sendingToAPeerThatLeftTellsSo() throws Exception {
        try (Lis1aClient client = connect()) {
            client.send(RESULT);
            var peer = server.peers().getFirst();
            client.close();
            assertThat(server.send(peer, ORDER)).isInstanceOf(SendResult.LineLost.class);
        }
    }

    private SendResult sendOrder() {
        try {
            return server.send(server.peers().getFirst(), ORDER);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.localPort());
    }

    private Lis1aClient connect() throws IOException {
        return Lis1aClient.connect(address(), PATIENCE, null, FAST, instrument);
    }
}
