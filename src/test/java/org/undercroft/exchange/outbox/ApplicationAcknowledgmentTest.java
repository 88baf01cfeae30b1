package org.undercroft.exchange.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;
import org.undercroft.exchange.Witness;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

@UndercroftTest
class ApplicationAcknowledgmentTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Doors doors;
    private final Witness witness;
    private final InboxProbe inbox;
    private final DestinationRepository destinations;

    ApplicationAcknowledgmentTest(
            @Autowired Doors doors,
            @Autowired Witness witness,
            @Autowired InboxProbe inbox,
            @Autowired DestinationRepository destinations) {
        this.doors = doors;
        this.witness = witness;
        this.inbox = inbox;
        this.destinations = destinations;
    }

    @Test
    void aHandledMessageIsAcknowledgedTwiceWhereItsSenderAsksForBoth() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port());
                Application application = new Application(sender.sender())) {
            assertThat(sender.send(sender.message("ZZT^Z01", "1", "AL", "AL", "x")))
                    .contains("MSA|CA|1\r");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(application.received)
                            .singleElement()
                            .asString()
                            .contains("||ACK^Z01^ACK|", "|AL|NE|", "\rMSA|AA|1\r"));
        }
    }

    @Test
    void aMessageThatCannotBeHandledIsToldToItsSenderWithTheReason() throws IOException {
        String number = UUID.randomUUID().toString();
        witness.refuse(number);
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port());
                Application application = new Application(sender.sender())) {
            sender.send(sender.message("ZZT^Z01", number, "AL", "AL", "bad"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(application.received)
                            .singleElement()
                            .asString()
                            .contains("\rMSA|AE|" + number + "|PID-3 is missing: send the patient's number"));
        }
    }

    @Test
    void theConditionOfTheSenderIsKept() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port());
                Application application = new Application(sender.sender())) {
            sender.send(sender.message("ZZT^Z01", "1", "AL", "ER", "good"));
            sender.send(sender.message("ZZT^Z01", "2", "AL", "NE", "good"));
            sender.send(sender.message("ZZT^Z01", "3", "AL", "SU", "good"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(application.received)
                            .singleElement()
                            .asString()
                            .contains("\rMSA|AA|3\r"));
            assertThat(acknowledgments(sender)).hasSize(1);
        }
    }

    @Test
    void anAcknowledgmentForASenderWithoutDestinationIsKeptAndShown() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("ZZT^Z01", "1", "AL", "AL", "x"));
            await().untilAsserted(() -> assertThat(acknowledgments(sender))
                    .containsExactly(
                            "UNROUTED No destination takes application acknowledgments for " + sender.sender()));
        }
    }

    @Test
    void aMessageThatItsHandlerAnsweredItselfIsNotAcknowledgedASecondTime() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            witness.answering("ANSWERED");
            destinations.save(Destination.plain(
                    "own-" + UUID.randomUUID().toString().substring(0, 8), "127.0.0.1", 1, Set.of("ZZA^Z01")));
            sender.send(sender.message("ZZT^Z01", "ANSWERED", "AL", "AL", "x"));
            sender.send(sender.message("ZZT^Z01", "2", "AL", "AL", "x"));
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).contains("2"));
            await().untilAsserted(() -> assertThat(acknowledgments(sender)).hasSize(1));
        }
    }

    private List<String> acknowledgments(Hl7Sender sender) {
        return inbox.jdbc()
                .sql("""
                    select o.state || ' ' || coalesce(o.reason, '') from exchange.outbound o
                    join exchange.inbox i on i.id = o.caused_by where i.sender = :sender and o.type like 'ACK%' order by o.id
                    """)
                .param("sender", sender.sender())
                .query(String.class)
                .list();
    }

    /** The sending application's own door, to which its acknowledgments go. */
    private final class Application implements MllpHandler, AutoCloseable {

        private final List<String> received = new CopyOnWriteArrayList<>();
        private final MllpServer server;

        Application(String sender) throws IOException {
            server = MllpServer.start(Endpoint.loopback(0), MllpSettings.usual(), this, ConnectionListener.SILENT);
            String name = "app-" + UUID.randomUUID().toString().substring(0, 8);
            destinations.save(Destination.plain(name, "127.0.0.1", server.localPort(), Set.of())
                    .acknowledging(sender));
        }

        @Override
        public byte[] onMessage(Peer peer, byte[] message) {
            String text = new String(message, UTF_8);
            received.add(text);
            return ("MSH|^~\\&|A|B|LAB|U|20260101||ACK|1|P|2.5.1\rMSA|CA|" + text.split("\\|", -1)[9] + "\r")
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
