package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFuzzTest {

    @FuzzTest
    void receiverHandsOutEveryByteOfAnyStream(byte[] bytes) {
        Recorder line = new Recorder();
        Receiver receiver = new Receiver(LineSettings.usual().withMaxMessage(100), line);
        long now = 0;
        for (int i = 0; i < bytes.length; i++) {
            receiver.feed(bytes, i, 1, now);
            now += 150_000_000L * (bytes[i] & 3);
            receiver.timeout(now);
        }
        receiver.cut("the end");
        assertThat(line.keptBytes()).isEqualTo(Recorder.withoutControls(bytes));
        assertThat(receiver.isNeutral()).isTrue();
    }

    @Test
    void receiverHandsOutEveryByteOfRandomMixturesOfControlsAndText() {
        byte[] alphabet = "\u0002\u0003\u0004\u0005\u0006\u0015\u0017\r\n\u00001LH|4".getBytes(ISO_8859_1);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(150)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            receiverHandsOutEveryByteOfAnyStream(bytes);
        }
    }

    @Test
    void repliesAndMessagesAreTheSameHoweverASessionIsCutIntoReads() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream session = new ByteArrayOutputStream();
            session.write(Control.ENQ);
            byte[] text = FrameTest.text(random);
            Frame.encode(text, Framing.FILLED, 1 + random.nextInt(300)).forEach(session::writeBytes);
            session.write(Control.EOT);
            Recorder line = new Recorder();
            Receiver receiver = new Receiver(LineSettings.usual(), line);
            byte[] bytes = session.toByteArray();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(1 + seed));
                receiver.feed(bytes, at, length, 0);
                at += length;
            }
            assertThat(line.replies()).as("seed %d", seed).matches("A+");
            assertThat(line.messages)
                    .singleElement()
                    .satisfies(message -> assertThat(message.text()).isEqualTo(text));
        }
    }
}
