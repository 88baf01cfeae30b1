package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real captures through the receiving state machine, with what lines do to bytes. */
class CaptureReceiverTest {

    private final Recorder line = new Recorder();
    private final Receiver receiver = new Receiver(LineSettings.usual(), line);
    private long now;

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void everyCutLeavesEveryByteKept(Capture capture) {
        byte[] session = capture.session();
        for (int cut = 0; cut <= session.length; cut++) {
            Recorder kept = new Recorder();
            Receiver fresh = new Receiver(LineSettings.usual(), kept);
            fresh.feed(session, 0, cut, now);
            fresh.cut("the connection was closed");
            byte[] came = Arrays.copyOf(session, cut);
            assertThat(kept.keptBytes()).as("cut at %d", cut).isEqualTo(Recorder.withoutControls(came));
        }
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void flippedBitIsRefusedAndTheResendAccepted(Capture capture) {
        Random random = new Random(1);
        List<byte[]> frames = capture.frames();
        int flips = 0;
        feed(new byte[] {Control.ENQ});
        for (byte[] frame : frames) {
            String before = line.replies();
            byte[] damaged = frame.clone();
            int body = frame.length - 5;
            damaged[1 + random.nextInt(body)] ^= (byte) (1 << random.nextInt(8));
            feed(damaged);
            pass();
            if (line.replies().equals(before + "N")) {
                flips++;
            }
            feed(frame);
            pass();
            assertThat(line.replies())
                    .as("replies to %s", new String(frame, ISO_8859_1))
                    .endsWith("NA");
        }
        feed(new byte[] {Control.EOT});
        assertThat(flips).isEqualTo(frames.size());
        assertDelivered(capture.text());
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void repeatedFramesAreTakenOnce(Capture capture) {
        feed(new byte[] {Control.ENQ});
        for (byte[] frame : capture.frames()) {
            feed(frame);
            feed(frame);
        }
        feed(new byte[] {Control.EOT});
        assertThat(line.replies()).matches("A+");
        assertDelivered(capture.text());
    }

    @ParameterizedTest
    @MethodSource("org.undercroft.wire.lis1a.Capture#all")
    void rewrittenLineEndsGiveTheSameRecords(Capture capture) {
        deliverRewritten(capture, text -> text.replace("\r\n", "\n").replace('\r', '\n'));
        deliverRewritten(
                capture, text -> text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n"));
        deliverRewritten(capture, text -> text.replace("\r\n", "\r").replace("\n", "\r"));
        assertThat(line.messages)
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.text()).isEqualTo(capture.text()));
    }

    private void deliverRewritten(Capture capture, UnaryOperator<String> change) {
        feed(change.apply(new String(capture.session(), ISO_8859_1)).getBytes(ISO_8859_1));
        pass();
    }

    private void assertDelivered(byte[] text) {
        assertThat(line.messages).hasSize(1);
        assertThat(line.messages.getFirst().text()).isEqualTo(text);
        assertThat(line.incomplete).isEmpty();
    }

    private void feed(byte[] bytes) {
        receiver.feed(bytes, 0, bytes.length, now);
    }

    /** Lets the pauses pass after which a damaged frame is refused, not the session's. */
    private void pass() {
        for (int i = 0; i < 3; i++) {
            now += 5_000_000_000L;
            receiver.timeout(now);
        }
    }
}
