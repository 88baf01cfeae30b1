package org.undercroft.exchange.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;
import org.undercroft.exchange.Witness;
import org.undercroft.exchange.batch.BatchRepository;

@UndercroftTest
class BatchIntakeTest {

    private static final String FILE = "FHS|^~\\&|A|B|L|U|1||||F1\rBHS|^~\\&|A|B|L|U|1||||B1\r";

    private final Doors doors;
    private final Witness witness;
    private final InboxProbe inbox;
    private final BatchRepository batches;

    BatchIntakeTest(
            @Autowired Doors doors,
            @Autowired Witness witness,
            @Autowired InboxProbe inbox,
            @Autowired BatchRepository batches) {
        this.doors = doors;
        this.witness = witness;
        this.inbox = inbox;
        this.batches = batches;
    }

    @Test
    void eachMessageOfABatchIsStoredByItselfHandledInOrderAndAcknowledged() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            List<String> numbers =
                    IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
            String messages = numbers.stream()
                    .map(number -> sender.message(number, "in a batch"))
                    .collect(Collectors.joining());
            String answer = sender.send(FILE + messages + "BTS|20\rFTS|1\r");
            assertThat(answer).startsWith("FHS|^~\\&|L|U|A|B|").contains("|F1\rBHS|", "|B1\rMSH|", "\rBTS|20\rFTS|1\r");
            numbers.forEach(number -> assertThat(answer).contains("MSA|AA|" + number + "\r"));
            List<InboxProbe.Row> rows = inbox.of(sender.sender());
            assertThat(rows).extracting(InboxProbe.Row::controlId).isEqualTo(numbers);
            assertThat(batches.placeOf(rows.get(4).id()).orElseThrow())
                    .extracting(BatchRepository.Place::place, BatchRepository.Place::messages)
                    .containsExactly(5, 20);
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).isEqualTo(numbers));
        }
    }

    @Test
    void aBatchSentAgainHasOneEffectAndTheSameAcknowledgments() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String batch = FILE + sender.message("1", "a") + sender.message("2", "b") + "BTS|2\rFTS|1\r";
            String first = acknowledgments(sender.send(batch));
            assertThat(acknowledgments(sender.send(batch))).isEqualTo(first);
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::repeats)
                    .containsExactly(1, 1);
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).containsExactly("1", "2"));
        }
    }

    private static String acknowledgments(String answer) {
        return answer.substring(answer.indexOf("MSH|"), answer.indexOf("BTS|"));
    }

    @Test
    void brokenMessagesOfABatchAreDeadLettersAndTheOthersAreHandled() throws IOException {
        String lost = "PID|1||" + UUID.randomUUID() + "\r";
        String refused = UUID.randomUUID().toString();
        witness.refuse(refused);
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String unknown = sender.message("ZZX^X99", "2", "", "", "unknown");
            String answer = sender.send(FILE + lost + sender.message("1", "good") + unknown
                    + sender.message(refused, "bad") + sender.message("4", "good") + "BTS|4\rFTS|1\r");
            assertThat(answer).contains("MSA|AR||There is no MSH", "MSA|AA|1\r", "MSA|AR|2|Nobody here", "MSA|AA|4\r");
            await().untilAsserted(() -> assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("HANDLED", "DEAD", "DEAD", "HANDLED"));
            assertThat(inbox.containing(lost.getBytes(UTF_8)))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("DEAD");
        }
    }

    @Test
    void aBatchWithFewerMessagesThanItsTrailerSaysIsHandledAndTheDifferenceIsADeadLetter() throws IOException {
        String number = UUID.randomUUID().toString();
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String header = "BHS|^~\\&|A|B|L|U|1||||" + number + "\r";
            assertThat(sender.send(header + sender.message("1", "alone") + "BTS|2\r"))
                    .contains("MSA|AA|1\r", "BTS|1|BTS-1 says 2 messages, but 1 came\r");
            assertThat(inbox.containing(number.getBytes(UTF_8)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).contains("BTS-1 says 2 messages, but 1 came"));
            await().untilAsserted(
                            () -> assertThat(witness.seen(sender.sender())).containsExactly("1"));
        }
    }

    @Test
    void aBatchIsAnsweredAsEachOfItsMessagesWishes() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String quiet = sender.message("ZZT^Z01", "1", "NE", "NE", "quiet");
            String enhanced = sender.message("ZZT^Z01", "2", "AL", "NE", "loud");
            assertThat(sender.send(FILE + quiet + enhanced + "BTS|2\rFTS|1\r"))
                    .contains("MSA|CA|2\r", "\rBTS|1\r")
                    .doesNotContain("|1\rMSH", "MSA|AA", "MSA|CA|1");
        }
    }
}
