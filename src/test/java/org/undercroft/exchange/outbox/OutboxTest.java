package org.undercroft.exchange.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

@UndercroftTest
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final Outbox outbox;
    private final DestinationRepository destinations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OutboxTest(
            @Autowired Outbox outbox,
            @Autowired DestinationRepository destinations,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.destinations = destinations;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void messagesReachTheirDestinationInOrder() throws IOException {
        try (Ward ward = new Ward(answer -> "AA")) {
            List<String> sent =
                    IntStream.range(0, 120).mapToObj(_ -> send(ward)).toList();
            await().atMost(SOON).untilAsserted(() -> assertThat(ward.received).isEqualTo(sent));
            await().atMost(SOON).untilAsserted(() -> assertThat(states(ward)).containsOnly("DELIVERED"));
        }
    }

    @Test
    void aMessageWithAnErrorAnswerIsTriedAgainAndTheOthersWaitBehindIt() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Ward ward =
                new Ward(number -> seen.contains(number) || !seen.isEmpty() ? "AA" : firstTime(seen, number))) {
            String first = send(ward);
            String second = send(ward);
            await().atMost(SOON).untilAsserted(() -> assertThat(ward.received).containsExactly(first, first, second));
        }
    }

    private static String firstTime(List<String> seen, String number) {
        seen.add(number);
        return "AE";
    }

    @Test
    void aRejectedMessageBecomesADeadLetterAndTheNextIsDelivered() throws IOException {
        try (Ward ward = new Ward(number -> number.startsWith("BAD") ? "AR" : "AA")) {
            send(ward, "BAD" + number());
            send(ward);
            await().atMost(SOON).untilAsserted(() -> assertThat(states(ward)).containsExactly("REFUSED", "DELIVERED"));
            assertThat(jdbc.sql("""
                select d.reason from exchange.dead_letter d join exchange.outbound o on o.id = d.outbound
                where o.destination = :name
                """)
                            .param("name", ward.name)
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .startsWith("AR");
        }
    }

    @Test
    void whatFailsAgainAndAgainIsGivenUpAfterAsManyRefusalsAsTheDestinationAllows() throws IOException {
        try (Ward ward = new Ward(_ -> "AE")) {
            send(ward);
            await().atMost(SOON).untilAsserted(() -> assertThat(states(ward)).containsExactly("REFUSED"));
            assertThat(ward.received).hasSize(3);
        }
    }

    @Test
    void aDestinationThatComesBackGetsEverythingInOrder() throws IOException {
        Ward closed = new Ward(_ -> "AA");
        int port = closed.server.localPort();
        closed.server.close();
        List<String> sent = IntStream.range(0, 5).mapToObj(_ -> send(closed)).toList();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select max(attempts) from exchange.outbound where destination = :n")
                                        .param("n", closed.name)
                                        .query(Integer.class)
                                        .single())
                                .isPositive());
        try (MllpServer again = closed.open(port)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(closed.received).isEqualTo(sent));
            assertThat(again.localPort()).isEqualTo(port);
        }
    }

    @Test
    void whatWaitedTooLongExpires() throws IOException {
        Ward closed = new Ward(_ -> "AA");
        closed.server.close();
        send(closed);
        jdbc.sql("update exchange.outbound set created_at = created_at - interval '80 hours' where destination = :n")
                .param("n", closed.name)
                .update();
        await().atMost(SOON).untilAsserted(() -> assertThat(states(closed)).containsExactly("EXPIRED"));
    }

    @Test
    void nothingIsQueuedOutsideATransactionOrByOneThatIsRolledBack() throws IOException {
        try (Ward ward = new Ward(_ -> "AA")) {
            assertThatThrownBy(() -> outbox.send(message(ward, number())))
                    .isInstanceOf(IllegalTransactionStateException.class);
            transaction.executeWithoutResult(status -> {
                outbox.send(message(ward, number()));
                status.setRollbackOnly();
            });
            assertThat(states(ward)).isEmpty();
        }
    }

    private String send(Ward ward) {
        return send(ward, number());
    }

    private String send(Ward ward, String number) {
        transaction.executeWithoutResult(_ -> outbox.send(message(ward, number)));
        return number;
    }

    private static OutgoingMessage message(Ward ward, String number) {
        byte[] content =
                ("MSH|^~\\&|LAB|U|WARD|H|20260101||" + ward.type + "|" + number + "|P|2.5.1\r").getBytes(UTF_8);
        return new OutgoingMessage(ward.type, number, content, List.of("P1"), List.of("A1"));
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 18);
    }

    private List<String> states(Ward ward) {
        return jdbc.sql("select state from exchange.outbound where destination = :name order by id")
                .param("name", ward.name)
                .query(String.class)
                .list();
    }

    /** A destination with a type of its own, that answers each message number as it is told. */
    private final class Ward implements MllpHandler, AutoCloseable {

        private final String name = "ward-" + UUID.randomUUID().toString().substring(0, 8);
        private final String type = "ORU^" + name;
        private final List<String> received = new CopyOnWriteArrayList<>();
        private final UnaryOperator<String> answer;
        private final MllpServer server;

        Ward(UnaryOperator<String> answer) throws IOException {
            this.answer = answer;
            this.server = open(0);
            destinations.save(Destination.plain(name, "127.0.0.1", server.localPort(), Set.of(type)));
        }

        MllpServer open(int port) throws IOException {
            return MllpServer.start(Endpoint.loopback(port), MllpSettings.usual(), this, ConnectionListener.SILENT);
        }

        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            String number = new String(message, UTF_8).split("\\|", -1)[9];
            received.add(number);
            return ("MSH|^~\\&|WARD|H|LAB|U|20260101||ACK|1|P|2.5.1\rMSA|" + answer.apply(number) + "|" + number + "\r")
                    .getBytes(UTF_8);
        }

        @Override
        public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {}

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
