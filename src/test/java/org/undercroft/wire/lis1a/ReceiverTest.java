package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final String TEXT = "H|\\^&|||X/P|1/O|1|S1/R|1|^^^GLU|5.4/L|1|N/";
    private final Recorder line = new Recorder();
    private final Receiver receiver = new Receiver(LineSettings.usual(), line);
    private long now;

    @Test
    void messageIsDeliveredBeforeItsLastFrameIsAcknowledged() {
        List<String> frames = frames();
        feed("\u0005");
        frames.subList(0, 4).forEach(this::feed);
        assertThat(line.replies()).isEqualTo("AAAAA");
        assertThat(line.texts()).isEmpty();
        line.failures = 1;
        feed(frames.get(4));
        assertThat(line.replies()).isEqualTo("AAAAAN");
        feed(frames.get(4) + "\u0004");
        assertThat(line.replies()).isEqualTo("AAAAANA");
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(receiver.isNeutral()).isTrue();
    }

    @Test
    void wholeSessionMayComeAtOnce() {
        feed("\u0005" + String.join("", frames()) + "\u0004\u0005" + String.join("", frames()) + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT, TEXT);
        assertThat(line.replies()).isEqualTo("AAAAAAAAAAAA");
    }

    @Test
    void repeatedFrameIsAcknowledgedButNotTakenTwice() {
        List<String> frames = frames();
        feed("\u0005" + frames.get(0) + frames.get(0) + frames.get(1) + frames.get(1));
        feed(String.join("", frames.subList(2, 5)) + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(line.messages.getFirst().repeated()).isEqualTo(2);
        assertThat(line.replies()).isEqualTo("AAAAAAAA");
    }

    @Test
    void repetitionAfterTheMessageWasDeliveredIsKeptAsNoise() {
        String last = frames().get(4);
        feed("\u0005" + String.join("", frames()) + last + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(line.noise).containsExactly(last + "\u0004");
    }

    @Test
    void sameNumberWithOtherContentIsRefusedNotSwallowed() {
        List<String> other =
                strings(Frame.encode("H|\\^&|||Y\r".getBytes(ISO_8859_1), Framing.RECORD_ENDS_WITH_ETX, 240));
        feed("\u0005" + frames().get(0) + other.getFirst());
        assertThat(line.replies()).isEqualTo("AAN");
    }

    @Test
    void missingFrameIsRefused() {
        feed("\u0005" + frames().get(0) + frames().get(2));
        assertThat(line.replies()).isEqualTo("AAN");
    }

    @Test
    void newlineChangesAreUndoneAndNamed() {
        String asLf = String.join("", frames()).replace("\r\n", "\n").replace('\r', '\n');
        feed("\u0005" + asLf + "\u0004");
        String asCrLf = String.join("", frames()).replace("\r\n", "\r").replace("\r", "\r\n");
        feed("\u0005" + asCrLf + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT, TEXT);
        assertThat(line.messages.get(0).tolerances()).containsExactly(Tolerance.LF_READ_AS_CR);
        assertThat(line.messages.get(1).tolerances()).containsExactly(Tolerance.CRLF_READ_AS_CR);
    }

    @Test
    void framesWithoutLineEndsAreTakenAfterAPause() {
        feed("\u0005");
        for (String frame : frames()) {
            feed(frame.substring(0, frame.length() - 2));
            pass(Duration.ofMillis(200));
        }
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(line.messages.getFirst().tolerances()).containsExactly(Tolerance.NO_FRAME_END);
    }

    @Test
    void stutteredEnquiryGetsOneAnswerALaterOneAnother() {
        feed("\u0005\u0005");
        assertThat(line.replies()).isEqualTo("A");
        now += Duration.ofSeconds(15).toNanos();
        feed("\u0005");
        assertThat(line.replies()).isEqualTo("AA");
    }

    @Test
    void recordCutInsideAFieldIsJoined() {
        List<String> frames = strings(Frame.encode(TEXT.replace('/', '\r').getBytes(ISO_8859_1), Framing.FILLED, 7));
        feed("\u0005" + String.join("", frames) + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT);
    }

    @Test
    void messageWithoutTerminatorIsDeliveredAtTheEnd() {
        feed("\u0005" + String.join("", frames().subList(0, 4)) + "\u0004");
        assertThat(line.texts()).containsExactly("H|\\^&|||X/P|1/O|1|S1/R|1|^^^GLU|5.4/");
        assertThat(line.messages.getFirst().tolerances()).contains(Tolerance.NO_TERMINATOR);
    }

    @Test
    void silenceOfThirtySecondsHandsOutTheIncompleteMessage() {
        feed("\u0005" + frames().get(0));
        pass(Duration.ofSeconds(29));
        assertThat(line.incomplete).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(line.incomplete).containsExactly("\u0005" + frames().get(0));
        assertThat(receiver.isNeutral()).isTrue();
    }

    @Test
    void newEnquiryInsideAMessageHandsOutTheOldOne() {
        feed("\u0005" + frames().get(0) + "\u0005" + String.join("", frames()) + "\u0004");
        assertThat(line.incomplete).containsExactly("\u0005" + frames().get(0));
        assertThat(line.texts()).containsExactly(TEXT);
    }

    @Test
    void frameWhoseEndWasDamagedIsRefusedAfterAPause() {
        feed("\u0005" + frames().get(0).replace('\u0003', 'C'));
        assertThat(line.replies()).isEqualTo("A");
        pass(Duration.ofSeconds(5));
        assertThat(line.replies()).isEqualTo("AN");
        feed(String.join("", frames()) + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT);
    }

    @Test
    void frameBrokenOffByEotEndsTheSession() {
        feed("\u0005" + frames().get(0) + frames().get(1).substring(0, 3) + "\u0004");
        pass(Duration.ofMillis(200));
        assertThat(line.incomplete).hasSize(1);
        assertThat(receiver.isNeutral()).isTrue();
    }

    @Test
    void endAfterARefusedFrameIsNotTakenForTheMessagesEnd() {
        feed("\u0005" + frames().get(0) + frames().get(1).replace('P', 'Q') + "\u0004");
        assertThat(line.texts()).isEmpty();
        assertThat(line.incomplete).hasSize(1);
        assertThat(line.reasons.getFirst()).contains("checksum");
    }

    @Test
    void endAfterAFrameThatPromisedMoreIsNotTakenForTheMessagesEnd() {
        List<String> frames =
                strings(Frame.encode(TEXT.replace('/', '\r').getBytes(ISO_8859_1), Framing.RECORD_ENDS_WITH_ETB, 240));
        feed("\u0005" + String.join("", frames.subList(0, 3)) + "\u0004");
        assertThat(line.texts()).isEmpty();
        assertThat(line.incomplete).hasSize(1);
    }

    @Test
    void framesWithoutEnquiryAreTaken() {
        feed(String.join("", frames()) + "\u0004");
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(line.messages.getFirst().tolerances()).containsExactly(Tolerance.NO_ENQ);
    }

    @Test
    void recordsWithoutFramesAreTakenWithoutReply() {
        feed(TEXT.replace('/', '\n'));
        assertThat(line.messages)
                .singleElement()
                .satisfies(message -> assertThat(message.tolerances()).containsExactly(Tolerance.UNFRAMED));
        assertThat(line.replies()).isEmpty();
    }

    @Test
    void otherProtocolsAreKeptAsNoiseWithoutReply() {
        feed("\u000224/10/29 13:08 ID# 1DC042FP   [B. Plasma] Na       131  mmol/L\u0003");
        pass(Duration.ofSeconds(30));
        feed("\u0002\u001Emtrsl|\u001Epi|\u001D b0\u0003");
        receiver.cut("closed");
        assertThat(line.noise).hasSize(2);
        assertThat(line.replies()).isEmpty();
    }

    @Test
    void overlongMessageIsHandedOutInPiecesAndTheNextIsTaken() {
        Receiver small = new Receiver(LineSettings.usual().withMaxMessage(1000), line);
        byte[] flood = ("\u0005\u00021" + "x".repeat(5000) + "\u0004").getBytes(ISO_8859_1);
        small.feed(flood, 0, flood.length, now);
        byte[] next = ("\u0005" + String.join("", frames()) + "\u0004").getBytes(ISO_8859_1);
        small.feed(next, 0, next.length, now);
        assertThat(line.texts()).containsExactly(TEXT);
        assertThat(line.incomplete).hasSize(1);
        assertThat(line.replies()).startsWith("AN");
        assertThat(String.join("", line.incomplete) + String.join("", line.noise))
                .hasSize(5004);
    }

    private static List<String> frames() {
        return strings(Frame.encode(TEXT.replace('/', '\r').getBytes(ISO_8859_1), Framing.RECORD_ENDS_WITH_ETX, 240));
    }

    private static List<String> strings(List<byte[]> frames) {
        return frames.stream().map(frame -> new String(frame, ISO_8859_1)).toList();
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        receiver.feed(bytes, 0, bytes.length, now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        receiver.timeout(now);
    }
}
