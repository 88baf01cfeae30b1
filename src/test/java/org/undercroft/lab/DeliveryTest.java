package org.undercroft.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.QueryResponder;
import org.undercroft.exchange.outbox.Destination;
import org.undercroft.exchange.outbox.DestinationRepository;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

/** A result is followed to a ward that listens on a real socket. */
@UndercroftTest
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Laboratory laboratory;
    private final DestinationRepository destinations;
    private final LabDesk desk;

    DeliveryTest(
            @Autowired List<MessageHandler> handlers,
            @Autowired List<QueryResponder> responders,
            @Autowired AnalyzerRepository analyzers,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions,
            @Autowired DestinationRepository destinations,
            @LocalServerPort int port) {
        this.laboratory = new Laboratory(handlers, responders, analyzers, jdbc, transactions);
        this.destinations = destinations;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void thePageFollowsAResultFromTheQueueToTheWardsAcknowledgment() throws IOException {
        String name = "ward-" + UUID.randomUUID().toString().substring(0, 8);
        destinations.save(Destination.plain(name, "127.0.0.1", freePort(), Set.of("ORU^R01")));
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "K").getFirst();
        laboratory.measure(analyzer, accession, "K", "4.1", "mmol/L");
        String api = "/api/specimens/" + accession + "/deliveries";
        assertThat(desk.api("GET", api, "").body())
                .containsAnyOf("QUEUED", "SENT")
                .contains(name);

        try (MllpServer ward =
                MllpServer.start(Endpoint.loopback(0), MllpSettings.usual(), new Ward(), ConnectionListener.SILENT)) {
            Destination waiting = destinations.find(name).orElseThrow();
            destinations.save(new Destination(
                    name,
                    "127.0.0.1",
                    ward.localPort(),
                    false,
                    waiting.types(),
                    "",
                    true,
                    waiting.connectTimeout(),
                    waiting.answerTimeout(),
                    3,
                    waiting.expiry(),
                    "",
                    waiting.version()));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(desk.api("GET", api, "").body()).contains("ACKNOWLEDGED"));
            assertThat(desk.page("/lab/specimens/" + accession).body())
                    .containsPattern("Acknowledged[\\s\\S]*href=\"/exchange/outgoing/\\d+\">" + name);
        } finally {
            Destination done = destinations.find(name).orElseThrow();
            destinations.save(new Destination(
                    name,
                    "127.0.0.1",
                    1,
                    false,
                    Set.of(),
                    "",
                    false,
                    done.connectTimeout(),
                    done.answerTimeout(),
                    3,
                    done.expiry(),
                    "",
                    done.version()));
        }
    }

    private static final class Ward implements MllpHandler {

        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            String control = new String(message, UTF_8).split("\\|", -1)[9];
            return ("MSH|^~\\&|WARD|W3|UNDERCROFT|LAB|20260101||ACK^R01|A" + control + "|P|2.5.1\rMSA|AA|" + control
                            + "\r")
                    .getBytes(UTF_8);
        }

        @Override
        public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {}
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
