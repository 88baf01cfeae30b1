package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void publishedTerminatorFrameHasItsChecksum() {
        List<byte[]> frames = Frame.encode("L|1|N\r".getBytes(ISO_8859_1), Framing.FILLED, Frame.CLASSIC_TEXT);
        assertThat(frames).singleElement().isEqualTo("\u00021L|1|N\r\u000304\r\n".getBytes(ISO_8859_1));
    }

    @Test
    void recordsEndWithEtxOrEtbAsTheFramingSays() {
        byte[] text = "H|1\rL|1\r".getBytes(ISO_8859_1);
        assertThat(ends(Frame.encode(text, Framing.RECORD_ENDS_WITH_ETX, 240))).containsExactly(3, 3);
        assertThat(ends(Frame.encode(text, Framing.RECORD_ENDS_WITH_ETB, 240))).containsExactly(0x17, 3);
        assertThat(ends(Frame.encode(text, Framing.FILLED, 3))).containsExactly(0x17, 0x17, 3);
    }

    @Test
    void frameNumbersRunFromOneOverSevenToZero() {
        List<byte[]> frames = Frame.encode(new byte[9], Framing.FILLED, 1);
        assertThat(frames)
                .extracting(frame -> (char) frame[1])
                .containsExactly('1', '2', '3', '4', '5', '6', '7', '0', '1');
    }

    @Test
    void everyMessageComesBackWhateverTheFraming() {
        List<Framing> framings = List.copyOf(EnumSet.allOf(Framing.class));
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] text = text(random);
            Framing framing = framings.get(seed % framings.size());
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (byte[] frame : Frame.encode(text, framing, 1 + random.nextInt(300))) {
                FrameOutcome outcome = Frame.decode(Arrays.copyOf(frame, frame.length - 2));
                assertThat(outcome).isInstanceOf(FrameOutcome.Good.class);
                joined.writeBytes(((FrameOutcome.Good) outcome).text());
            }
            assertThat(joined.toByteArray()).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] frame = Frame.encode("R|1|^^^GLU|5.4\r".getBytes(ISO_8859_1), Framing.FILLED, 240)
                .getFirst();
        byte[] body = Arrays.copyOf(frame, frame.length - 2);
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] damaged = body.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            boolean onlyLetterCase = bit / 8 >= body.length - 2 && bit % 8 == 5;
            if (!onlyLetterCase) {
                assertThat(Frame.decode(damaged)).as("bit %d", bit).isInstanceOf(FrameOutcome.Bad.class);
            }
        }
    }

    @Test
    void forbiddenCharactersAreNotSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.encode("H|\n".getBytes(ISO_8859_1), Framing.FILLED, 240))
                .withMessageContaining("0x0A");
        assertThatIllegalArgumentException().isThrownBy(() -> Frame.encode(new byte[0], Framing.FILLED, 240));
    }

    /** Random text with line ends, without forbidden characters. */
    static byte[] text(Random random) {
        byte[] text = new byte[1 + random.nextInt(2000)];
        for (int i = 0; i < text.length; i++) {
            text[i] = random.nextInt(30) == 0 ? (byte) '\r' : (byte) (32 + random.nextInt(224));
        }
        return text;
    }

    private static List<Integer> ends(List<byte[]> frames) {
        return frames.stream().map(frame -> (int) frame[frame.length - 5]).toList();
    }
}
