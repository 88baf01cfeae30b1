package org.undercroft.exchange.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.InboxProbe;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.exchange.outbox.Destination;
import org.undercroft.exchange.outbox.DestinationRepository;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.TestCertificates;
import org.undercroft.wire.mllp.MllpClient;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

/** The program with an identity and trusted peers of its own: the house trusts the ward and nobody else. */
@UndercroftTest
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class Hl7OverTlsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder = Path.of("unset");

    private final Doors doors;
    private final InboxProbe inbox;
    private final Outbox outbox;
    private final DestinationRepository destinations;
    private final TransactionTemplate transaction;

    Hl7OverTlsTest(
            @Autowired Doors doors,
            @Autowired InboxProbe inbox,
            @Autowired Outbox outbox,
            @Autowired DestinationRepository destinations,
            @Autowired PlatformTransactionManager transactions) {
        this.doors = doors;
        this.inbox = inbox;
        this.outbox = outbox;
        this.destinations = destinations;
        this.transaction = new TransactionTemplate(transactions);
    }

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry properties) throws Exception {
        TestCertificates certificates = certificates();
        certificates.make("house");
        certificates.make("ward");
        certificates.make("stranger");
        certificates.trust("house", "ward");
        properties.add("undercroft.exchange.tls.key-store", () -> folder.resolve("house.p12"));
        properties.add("undercroft.exchange.tls.key-store-password", () -> TestCertificates.PASSWORD);
        properties.add("undercroft.exchange.tls.trust-store", () -> folder.resolve("house-trusts.p12"));
        properties.add("undercroft.exchange.tls.trust-store-password", () -> TestCertificates.PASSWORD);
    }

    @Test
    void aMessageFromAClientWithATrustedCertificateIsStoredAndThenAcknowledged() throws Exception {
        String name = "T" + UUID.randomUUID().toString().substring(0, 8);
        String message = "MSH|^~\\&|" + name + "|TLS|LAB|U|20260101||ZZT^Z01|1|P|2.5.1\rNTE|1||secret\r";
        try (MllpClient ward = client(certificates().context("ward", "house"))) {
            assertThat(new String(ward.send(message.getBytes(UTF_8), SOON), UTF_8))
                    .contains("MSA|AA|1\r");
        }
        assertThat(inbox.of("TLS|" + name))
                .singleElement()
                .satisfies(row -> assertThat(row.content()).isEqualTo(message.getBytes(UTF_8)));
    }

    @Test
    void aClientWithoutCertificateIsRefusedAndTheLogSaysSo(CapturedOutput output) throws Exception {
        SSLContext nameless = certificates().contextWithoutCertificate("nameless", "house");
        assertThatIOException().isThrownBy(() -> talk(nameless));
        await().untilAsserted(() -> assertThat(output.getOut())
                .contains("on port " + doors.hl7TlsPort()
                        + ": The TLS handshake failed: the client showed no certificate"));
    }

    @Test
    void aClientWithACertificateNobodyTrustsIsRefusedAndTheLogSaysSo(CapturedOutput output) throws Exception {
        SSLContext stranger = certificates().insistingContext("stranger", "house");
        assertThatIOException().isThrownBy(() -> talk(stranger));
        await().untilAsserted(() -> assertThat(output.getOut())
                .contains("on port " + doors.hl7TlsPort()
                        + ": The TLS handshake failed: the other side's certificate is not trusted here"));
    }

    @Test
    void aDestinationThatDemandsOurCertificateGetsTheMessage() throws Exception {
        try (Ward ward = new Ward(certificates().context("ward", "house"))) {
            send(ward);
            await().atMost(SOON).untilAsserted(() -> assertThat(state(ward)).startsWith("DELIVERED"));
            assertThat(ward.received).containsExactly("CN=house");
        }
    }

    @Test
    void aDestinationWhoseCertificateWeDoNotTrustGetsNothingAndTheMessageSaysWhy() throws Exception {
        try (Ward ward = new Ward(certificates().context("stranger", "house"))) {
            send(ward);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(ward))
                            .startsWith("PENDING")
                            .contains("The TLS handshake failed: the other side's certificate is not trusted here"));
            assertThat(ward.received).isEmpty();
        }
    }

    @Test
    void aDestinationThatDoesNotTrustUsGetsNothingAndTheMessageSaysWhy() throws Exception {
        try (Ward ward = new Ward(certificates().context("ward", "stranger"))) {
            send(ward);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(state(ward))
                            .startsWith("PENDING")
                            .containsAnyOf("alert", "reset", "closed", "pipe"));
            assertThat(ward.received).isEmpty();
        }
    }

    private void send(Ward ward) {
        String number = UUID.randomUUID().toString().substring(0, 18);
        byte[] content =
                ("MSH|^~\\&|LAB|U|WARD|H|20260101||" + ward.type + "|" + number + "|P|2.5.1\r").getBytes(UTF_8);
        transaction.executeWithoutResult(
                _ -> outbox.send(new OutgoingMessage(ward.type, number, content, List.of(), List.of())));
    }

    private String state(Ward ward) {
        return inbox.jdbc()
                .sql("select state || ' ' || coalesce(reason, '') from exchange.outbound where destination = :name")
                .param("name", ward.name)
                .query(String.class)
                .single();
    }

    private void talk(SSLContext tls) throws IOException {
        try (MllpClient client = client(tls)) {
            client.send("MSH|^~\\&|A|B|LAB|U|20260101||ZZT^Z01|1|P|2.5.1\r".getBytes(UTF_8), SOON);
        }
    }

    private MllpClient client(SSLContext tls) throws IOException {
        InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), doors.hl7TlsPort());
        return MllpClient.connect(door, Duration.ofSeconds(5), tls);
    }

    private static TestCertificates certificates() {
        return new TestCertificates(folder);
    }

    /** A destination behind TLS that asks for a client certificate and notes whose came. */
    private final class Ward implements MllpHandler, AutoCloseable {

        private final String name = "tls-" + UUID.randomUUID().toString().substring(0, 8);
        private final String type = "ORU^" + name;
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final MllpServer server;

        Ward(SSLContext tls) throws IOException {
            Endpoint door = Endpoint.loopback(0).withTls(tls);
            server = MllpServer.start(door, MllpSettings.usual(), this, ConnectionListener.SILENT);
            destinations.save(Destination.plain(name, "127.0.0.1", server.localPort(), Set.of(type))
                    .overTls());
        }

        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            received.add(String.valueOf(peer.tlsSubject()));
            String number = new String(message, UTF_8).split("\\|", -1)[9];
            return ("MSH|^~\\&|WARD|H|LAB|U|20260101||ACK|1|P|2.5.1\rMSA|AA|" + number + "\r").getBytes(UTF_8);
        }

        @Override
        public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {}

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
