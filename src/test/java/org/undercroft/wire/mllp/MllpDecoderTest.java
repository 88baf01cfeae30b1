package org.undercroft.wire.mllp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MllpDecoderTest {

    private final MllpDecoder decoder = new MllpDecoder(1000);

    @Test
    void severalMessagesInOneReadComeOutInOrder() {
        assertThat(feed("\u000Bone\u001C\r\u000Btwo\u001C\r")).containsExactly("one", "two");
        assertThat(decoder.end()).isEmpty();
    }

    @Test
    void missingCarriageReturnAfterTheEndIsTolerated() {
        assertThat(feed("\u000Bone\u001C\u000Btwo\u001C")).containsExactly("one", "two");
    }

    @Test
    void lineFeedsInsideAMessageAreLeftAlone() {
        assertThat(feed("\u000BMSH|\nPID|\n\u001C\r")).containsExactly("MSH|\nPID|\n");
    }

    @Test
    void junkBeforeTheStartIsKeptAndReported() {
        String junk = "\u0002".repeat(14);
        assertThat(feed(junk + "\u000Bone\u001C\r")).containsExactly("OUTSIDE_A_FRAME:" + junk, "one");
    }

    @Test
    void newStartInsideAMessageReportsTheFirstAsBroken() {
        assertThat(feed("\u000Bone\u000Btwo\u001C\r")).containsExactly("NEW_START_INSIDE:\u000Bone", "two");
    }

    @Test
    void overlongMessageIsReportedOnceAndTheNextOneIsFound() {
        assertThat(feed("\u000B" + "x".repeat(1500) + "\u001C\r\u000Btwo\u001C\r"))
                .containsExactly("TOO_LARGE:\u000B" + "x".repeat(1000), "two");
        assertThat(decoder.discarded()).isEqualTo(500);
        assertThat(decoder.received()).isEqualTo(1500 + 3 + 6);
    }

    @Test
    void endInsideAMessageHandsOutWhatCame() {
        assertThat(feed("\u000Bhal")).isEmpty();
        assertThat(decoder.end()).map(MllpDecoderTest::sentence).hasValue("UNFINISHED:\u000Bhal");
    }

    @Test
    void messagesAreTheSameHoweverTheStreamIsCut() {
        byte[] stream = stream(new Random(1)).toByteArray();
        List<String> whole = pieces(stream, new Random(0), stream.length);
        for (int seed = 0; seed < 300; seed++) {
            assertThat(pieces(stream, new Random(seed), 1 + seed % 40))
                    .as("seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    @Test
    void noByteIsLostHoweverTheStreamLooks() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[400];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = new byte[] {MllpFrame.START, MllpFrame.END, 'a', 'b', 0}[random.nextInt(5)];
            }
            int envelopes = 0;
            int kept = 0;
            List<MllpUnit> units = new ArrayList<>();
            MllpDecoder any = new MllpDecoder(1000);
            units.addAll(any.feed(noise, 0, noise.length));
            any.end().ifPresent(units::add);
            for (MllpUnit unit : units) {
                switch (unit) {
                    case MllpUnit.Message message -> {
                        envelopes += 2;
                        kept += message.content().length;
                    }
                    case MllpUnit.Broken broken -> kept += broken.bytes().length;
                }
            }
            assertThat(kept + envelopes).as("seed %d", seed).isEqualTo(noise.length);
        }
    }

    private static ByteArrayOutputStream stream(Random random) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 30; i++) {
            byte[] message = new byte[random.nextInt(200)];
            for (int j = 0; j < message.length; j++) {
                message[j] = (byte) (' ' + random.nextInt(90));
            }
            stream.writeBytes(MllpFrame.around(message));
        }
        return stream;
    }

    private static List<String> pieces(byte[] stream, Random random, int longest) {
        MllpDecoder decoder = new MllpDecoder(1000);
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int length = Math.min(stream.length - at, 1 + random.nextInt(longest));
            decoder.feed(stream, at, length).forEach(unit -> found.add(sentence(unit)));
            at += length;
        }
        return found;
    }

    private List<String> feed(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return decoder.feed(bytes, 0, bytes.length).stream()
                .map(MllpDecoderTest::sentence)
                .toList();
    }

    private static String sentence(MllpUnit unit) {
        return switch (unit) {
            case MllpUnit.Message message -> new String(message.content(), ISO_8859_1);
            case MllpUnit.Broken broken -> broken.reason() + ":" + new String(broken.bytes(), ISO_8859_1);
        };
    }
}
