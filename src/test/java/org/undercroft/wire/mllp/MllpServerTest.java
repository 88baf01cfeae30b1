package org.undercroft.wire.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercroft.wire.Connection;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.Refusal;
import org.undercroft.wire.TestCertificates;

class MllpServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final BlockingQueue<String> broken = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
    private final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
    private final MllpHandler handler = new MllpHandler() {
        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            String text = new String(message, UTF_8);
            if (text.equals("fail")) {
                throw new IllegalStateException("told to fail");
            }
            return ("ACK " + text + (peer.tlsSubject() == null ? "" : " from " + peer.tlsSubject())).getBytes(UTF_8);
        }

        @Override
        public void onAnswered(byte[] answer, @Nullable IOException failure) {
            answered.add(new String(answer, UTF_8) + (failure == null ? "" : " lost"));
        }

        @Override
        public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {
            broken.add(new String(bytes, UTF_8));
        }
    };
    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void refused(Refusal refusal) {
            refusals.add(refusal);
        }
    };

    @Test
    void eachMessageIsAnsweredInOrder() throws Exception {
        try (MllpServer server = start(Endpoint.loopback(0), MllpSettings.usual());
                MllpClient client = connect(server, null)) {
            assertThat(send(client, "one")).isEqualTo("ACK one");
            assertThat(send(client, "two")).isEqualTo("ACK two");
        }
    }

    @Test
    void whoAnswersHearsThatTheAnswerIsWritten() throws Exception {
        try (MllpServer server = start(Endpoint.loopback(0), MllpSettings.usual());
                MllpClient client = connect(server, null)) {
            send(client, "one");
            assertThat(answered.poll(5, TimeUnit.SECONDS)).isEqualTo("ACK one");
        }
    }

    @Test
    void messageThatCannotBeStoredIsNotAcknowledged() throws Exception {
        try (MllpServer server = start(Endpoint.loopback(0), MllpSettings.usual());
                MllpClient client = connect(server, null)) {
            assertThatIOException().isThrownBy(() -> send(client, "fail")).withMessageContaining("closed");
        }
    }

    @Test
    void senderThatNeverFinishesIsCutOffAndItsBytesAreKept() throws Exception {
        MllpSettings hasty = new MllpSettings(1000, PATIENCE, Duration.ofMillis(100));
        try (MllpServer server = start(Endpoint.loopback(0), hasty);
                Connection client = Connection.connect(address(server), PATIENCE, null)) {
            client.write("\u000Bhalf".getBytes(UTF_8));
            assertThat(client.read(new byte[1], PATIENCE)).isEqualTo(-1);
            assertThat(broken.poll(5, TimeUnit.SECONDS)).isEqualTo("\u000Bhalf");
        }
    }

    @Test
    void silentConnectionIsClosed() throws Exception {
        MllpSettings hasty = new MllpSettings(1000, Duration.ofMillis(50), PATIENCE);
        try (MllpServer server = start(Endpoint.loopback(0), hasty);
                Connection client = Connection.connect(address(server), PATIENCE, null)) {
            assertThat(client.read(new byte[1], PATIENCE)).isEqualTo(-1);
            assertThat(broken).isEmpty();
        }
    }

    @Test
    void clientCertificateIsAskedForAndItsSubjectIsKnown(@TempDir Path folder) throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        certificates.make("house");
        certificates.make("ward");
        certificates.make("stranger");
        Endpoint door = Endpoint.loopback(0).withTls(certificates.context("house", "ward"));
        try (MllpServer server = start(door, MllpSettings.usual())) {
            try (MllpClient ward = connect(server, certificates.context("ward", "house"))) {
                assertThat(send(ward, "one")).isEqualTo("ACK one from CN=ward");
            }
            SSLContext stranger = certificates.context("stranger", "house");
            assertThatIOException().isThrownBy(() -> {
                try (MllpClient client = connect(server, stranger)) {
                    send(client, "two");
                }
            });
            assertThat(refusals.poll(5, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(Refusal::cause)
                    .isEqualTo(Refusal.Cause.TLS_FAILED);
        }
    }

    private MllpServer start(Endpoint door, MllpSettings settings) throws IOException {
        return MllpServer.start(door, settings, handler, listener);
    }

    private static MllpClient connect(MllpServer server, @Nullable SSLContext tls) throws IOException {
        return MllpClient.connect(address(server), PATIENCE, tls);
    }

    private static InetSocketAddress address(MllpServer server) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.localPort());
    }

    private static String send(MllpClient client, String message) throws IOException {
        return new String(client.send(message.getBytes(UTF_8), PATIENCE), UTF_8);
    }
}
