package org.undercroft.exchange.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;
import org.undercroft.exchange.Witness;
import org.undercroft.wire.Peer;
import org.undercroft.wire.lis1a.LineHandler;
import org.undercroft.wire.lis1a.LineSettings;
import org.undercroft.wire.lis1a.Lis1aClient;
import org.undercroft.wire.lis1a.ReceivedMessage;
import org.undercroft.wire.lis1a.SendResult;

@UndercroftTest
class InboxTest {

    private final Doors doors;
    private final Witness witness;
    private final InboxProbe inbox;

    InboxTest(@Autowired Doors doors, @Autowired Witness witness, @Autowired InboxProbe inbox) {
        this.doors = doors;
        this.witness = witness;
        this.inbox = inbox;
    }

    @Test
    void aMessageIsStoredWholeBeforeItIsAcknowledged() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String message = sender.message("1", "whole");
            assertThat(sender.send(message)).contains("MSA|AA|1\r").startsWith("MSH|^~\\&|LAB|UNDERCROFT|");
            assertThat(inbox.of(sender.sender()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.content()).isEqualTo(message.getBytes(UTF_8)));
        }
    }

    @Test
    void aStoredMessageReachesItsHandler() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("1", "x"));
            await().untilAsserted(() -> assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("HANDLED"));
            assertThat(witness.seen(sender.sender())).containsExactly("1");
        }
    }

    @Test
    void aMessageSentAgainGetsTheSameAnswerAndHasOneEffect() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String message = sender.message("7", "again");
            String first = sender.send(message);
            assertThat(sender.send(message)).isEqualTo(first);
            assertThat(sender.send(message)).isEqualTo(first);
            sender.send(sender.message("8", "last"));
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).contains("8"));
            assertThat(witness.seen(sender.sender())).containsExactly("7", "8");
            assertThat(inbox.of(sender.sender()).getFirst().repeats()).isEqualTo(2);
        }
    }

    @Test
    void theSameNumberWithOtherContentIsKeptAsAMessageOfItsOwnAndMarked() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("7", "one"));
            sender.send(sender.message("7", "other"));
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::sameNumber)
                    .containsExactly(false, true);
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).containsExactly("7", "7"));
        }
    }

    @Test
    void messagesOfOneSenderAreHandledInOrderWhileManySendAtOnce() throws Exception {
        List<String> numbers =
                IntStream.range(0, 60).mapToObj(Integer::toString).toList();
        List<String> senders = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Hl7Sender sender = new Hl7Sender(doors.hl7Port());
            senders.add(sender.sender());
            threads.add(Thread.ofVirtual().start(() -> sendAll(sender, numbers)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (String sender : senders) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(witness.seen(sender)).isEqualTo(numbers));
        }
    }

    private static void sendAll(Hl7Sender sender, List<String> numbers) {
        try (sender) {
            for (String number : numbers) {
                assertThat(sender.send(sender.message(number, "n"))).contains("MSA|AA|" + number);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedMessageIsADeadLetterWithItsBytesAndTheOthersFlow() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String number = UUID.randomUUID().toString();
            witness.refuse(number);
            String bad = sender.message(number, "bad");
            assertThat(sender.send(bad)).contains("MSA|AA|");
            sender.send(sender.message("9", "good"));
            await().untilAsserted(() -> assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("DEAD", "HANDLED"));
            InboxProbe.Row dead = inbox.of(sender.sender()).getFirst();
            assertThat(dead.reason()).isEqualTo("PID-3 is missing: send the patient's number");
            assertThat(dead.content()).isEqualTo(bad.getBytes(UTF_8));
        }
    }

    @Test
    void aTypeThatNobodyHandlesIsKeptAndRefusedWithAReason() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String answer = sender.send(sender.message("ZZX^X99", "1", "", "", "?"));
            assertThat(answer).contains("MSA|AR|1|Nobody here handles messages of type ZZX\\S\\X99", "\rERR|");
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("DEAD");
        }
    }

    @Test
    void enhancedModeIsAnsweredAtCommitLevelAsTheSenderWishes() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            assertThat(sender.send(sender.message("ZZT^Z01", "1", "AL", "NE", "a")))
                    .contains("MSA|CA|1");
            assertThat(sender.send(sender.message("ZZX^X99", "2", "ER", "NE", "b")))
                    .contains("MSA|CR|2");
            assertThat(sender.send(sender.message("ZZT^Z01", "3", "NE", "AL", "c")))
                    .contains("MSA|AA|3");
        }
    }

    @Test
    void aQuestionIsStoredAndAnsweredOnTheLine() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            assertThat(sender.send(sender.message("ZZQ^Q01", "77", "", "", "?")))
                    .contains("ZZR^Q01|A77");
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::kind, InboxProbe.Row::state)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("QUESTION", "ANSWERED"));
            assertThat(sender.send(sender.message("ZZQ^Q01", "FAIL", "", "", "?")))
                    .contains("MSA|AE|FAIL|QPD-3 is missing");
        }
    }

    @Test
    void junkBeforeTheStartByteIsKept() throws IOException {
        String junk = "junk " + UUID.randomUUID();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doors.hl7Port())) {
            OutputStream out = socket.getOutputStream();
            out.write(junk.getBytes(UTF_8));
            out.write(new byte[] {0x0B, 'M', 'S', 'H'});
        }
        await().untilAsserted(() -> assertThat(inbox.containing(junk.getBytes(UTF_8)))
                .extracting(InboxProbe.Row::state)
                .containsExactly("DEAD"));
    }

    @Test
    void whatHasNoHeaderIsKeptAndRefused() throws IOException {
        String words = "no header " + UUID.randomUUID();
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            assertThat(sender.send(words)).contains("MSA|AR||There is no MSH segment");
            assertThat(inbox.containing(words.getBytes(UTF_8))).hasSize(1);
        }
    }

    @Test
    void anAnalyzersMessageIsStoredWithItsFramesBeforeTheLastFrameIsAcknowledged() throws Exception {
        String name = "AN" + UUID.randomUUID().toString().substring(0, 8);
        String text = "H|\\^&|||" + name + "|||||||P|1\rP|1\rL|1|N\r";
        try (Lis1aClient analyzer = analyzer()) {
            assertThat(analyzer.send(text.getBytes(UTF_8))).isInstanceOf(SendResult.Sent.class);
        }
        assertThat(inbox.of(name)).singleElement().satisfies(row -> {
            assertThat(row.type()).isEqualTo("LIS2^RESULT");
            assertThat(row.content()).isEqualTo(text.getBytes(UTF_8));
            assertThat(new String(row.wire() == null ? new byte[0] : row.wire(), UTF_8))
                    .contains("\u00021H|\\^&|||" + name);
        });
    }

    private Lis1aClient analyzer() throws IOException {
        return Lis1aClient.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), doors.analyzersPort()),
                Duration.ofSeconds(5),
                null,
                LineSettings.usual(),
                new Silent());
    }

    private static final class Silent implements LineHandler {

        @Override
        public List<byte[]> onMessage(Peer peer, ReceivedMessage message) {
            return List.of();
        }

        @Override
        public void onIncomplete(Peer peer, byte[] bytes, String reason) {}

        @Override
        public void onNoise(Peer peer, byte[] bytes, String reason) {}
    }
}
