package org.undercroft.exchange.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.SharedSamples;

class BatchTest {

    private static final String FIRST = "MSH|^~\\&|A|B|||1||ADT^A01|1|P|2.5.1\rPID|1\r";
    private static final String SECOND = "MSH|^~\\&|A|B|||1||ADT^A01|2|P|2.5.1\rPID|1\r";

    @Test
    void aSingleMessageIsNoBatch() {
        assertThat(Batch.of(FIRST.getBytes(UTF_8))).isEmpty();
        assertThat(Batch.of("no message at all".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aBatchIsTakenApartIntoItsMessagesInOrder() {
        Batch batch =
                read("FHS|^~\\&|A|B|L|U|1||||F7\rBHS|^~\\&|A|B|L|U|1||||B7\r" + FIRST + SECOND + "BTS|2\rFTS|1\r");
        assertThat(texts(batch)).containsExactly(FIRST, SECOND);
        assertThat(batch.controlId()).isEqualTo("B7");
        assertThat(batch.complaints()).isEmpty();
    }

    @Test
    void twoMessagesInOneFrameAreABatchWithoutHeaders() {
        assertThat(texts(read(FIRST + "\r\n\r\n" + SECOND + "\r\n"))).containsExactly(FIRST, SECOND);
    }

    @Test
    void aWrongCountIsSaid() {
        assertThat(read("BHS|^~\\&\r" + FIRST + "BTS|3\rFTS|2\r").complaints())
                .containsExactly("BTS-1 says 3 messages, but 1 came", "FTS-1 says 2 batches, but 1 came");
        assertThat(read("BHS|^~\\&\r" + FIRST + "BTS|many\r").complaints())
                .containsExactly("BTS-1 is \"many\", which is no count");
        assertThat(read("BHS|^~\\&\r" + FIRST + "BTS\r").complaints()).isEmpty();
    }

    @Test
    void eachBatchOfAFileIsCountedByItself() {
        Batch batch = read("FHS|^~\\&\rBHS|^~\\&\r" + FIRST + "BTS|1\rBHS|^~\\&\r" + SECOND + FIRST + "BTS|2\rFTS|2\r");
        assertThat(batch.complaints()).isEmpty();
        assertThat(batch.messages()).isEqualTo(3);
    }

    @Test
    void whatStandsBeforeTheFirstMessageIsAPartThatIsNoMessage() {
        Batch batch = read("BHS|^~\\&\rPID|1||lost\r" + FIRST + "BTS|1\r");
        assertThat(texts(batch)).containsExactly("PID|1||lost\r", FIRST);
        assertThat(batch.messages()).isEqualTo(1);
        assertThat(batch.complaints()).isEmpty();
    }

    @Test
    void theAnswerIsABatchThatNamesTheSendersNumbersAndSaysWhatIsWrong() {
        Batch batch =
                read("FHS|^~\\&|A|B|L|U|1||||F7\rBHS|^~\\&|A|B|L|U|1||||B7\r" + FIRST + SECOND + "BTS|3\rFTS|1\r");
        byte[] answer = BatchAnswer.of(
                batch, List.of("ACK1\r".getBytes(UTF_8), new byte[0]), "B1", Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(new String(answer, UTF_8))
                .isEqualTo("FHS|^~\\&|L|U|A|B|20260102030405+0000||||B1|F7\r"
                        + "BHS|^~\\&|L|U|A|B|20260102030405+0000||||B1|B7\r"
                        + "ACK1\rBTS|1|BTS-1 says 3 messages, but 2 came\rFTS|1\r");
    }

    @Test
    void aBatchWhoseMessagesWishNoAnswerGetsNone() {
        assertThat(BatchAnswer.of(read(FIRST + SECOND), List.of(new byte[0], new byte[0]), "B1", Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void aRealFileOfManyMessagesIsTakenApart() throws IOException {
        Batch batch = Batch.of(Files.readAllBytes(SharedSamples.folder("hl7").resolve("mixed/TestADT.txt")))
                .orElseThrow();
        assertThat(batch.parts()).hasSize(124);
        assertThat(texts(batch)).allMatch(text -> text.startsWith("MSH|^~\\&|AccMgr|1|"));
    }

    private static Batch read(String content) {
        return Batch.of(content.getBytes(UTF_8)).orElseThrow();
    }

    private static List<String> texts(Batch batch) {
        return batch.parts().stream().map(part -> new String(part, UTF_8)).toList();
    }
}
