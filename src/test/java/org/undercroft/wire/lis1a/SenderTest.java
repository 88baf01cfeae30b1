package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SenderTest {

    private final StringBuilder sent = new StringBuilder();
    private long now;

    @Test
    void framesFollowEachOtherAsTheyAreAcknowledged() {
        Sender sender = start(Role.HOST);
        answer(sender, "\u0006\u0006\u0006");
        assertThat(sent).hasToString("\u0005ab\u0004");
        assertThat(sender.result()).isEqualTo(new SendResult.Sent(false));
    }

    @Test
    void refusedFrameIsSentSixTimesThenGivenUp() {
        Sender sender = start(Role.HOST);
        answer(sender, "\u0006\u0015\u0015?\u0015\u0015");
        assertThat(sender.result()).isNull();
        answer(sender, "\u0015");
        assertThat(sent).hasToString("\u0005aaaaaa\u0004");
        assertThat(sender.result()).isEqualTo(new SendResult.Refused("frame 1 was refused 6 times"));
    }

    @Test
    void endOfTransmissionFromTheReceiverAcknowledgesAndStops() {
        Sender middle = start(Role.HOST);
        answer(middle, "\u0006\u0004");
        assertThat(middle.result()).isEqualTo(new SendResult.Interrupted(1));
        Sender end = start(Role.HOST);
        answer(end, "\u0006\u0006\u0004");
        assertThat(end.result()).isEqualTo(new SendResult.Sent(true));
    }

    @Test
    void busyReceiverIsAskedAgainAfterTenSeconds() {
        Sender sender = start(Role.HOST);
        answer(sender, "\u0015");
        pass(sender, Duration.ofSeconds(9));
        assertThat(sent).hasToString("\u0005");
        pass(sender, Duration.ofSeconds(1));
        assertThat(sent).hasToString("\u0005\u0005");
    }

    @Test
    void hostYieldsInContentionAndInstrumentAsksAgainAfterASecond() {
        Sender host = start(Role.HOST);
        answer(host, "\u0005");
        assertThat(host.result()).isEqualTo(new SendResult.LineTaken());
        sent.setLength(0);
        Sender instrument = start(Role.INSTRUMENT);
        answer(instrument, "\u0005");
        assertThat(instrument.result()).isNull();
        pass(instrument, Duration.ofSeconds(1));
        answer(instrument, "\u0006");
        assertThat(sent).hasToString("\u0005\u0005a");
    }

    @Test
    void silenceOfFifteenSecondsReleasesTheLine() {
        Sender sender = start(Role.HOST);
        answer(sender, "\u0006");
        pass(sender, Duration.ofSeconds(15));
        assertThat(sent).hasToString("\u0005a\u0004");
        assertThat(sender.result()).isInstanceOf(SendResult.NoAnswer.class);
    }

    @Test
    void everythingButControlsIsIgnoredBeforeTheFirstFrame() {
        Sender sender = start(Role.HOST);
        answer(sender, "x\u0004\r\n");
        assertThat(sent).hasToString("\u0005");
    }

    private Sender start(Role role) {
        List<byte[]> frames = List.of(new byte[] {'a'}, new byte[] {'b'});
        Sender sender =
                new Sender(frames, role, Timers.standard(), bytes -> sent.append(new String(bytes, ISO_8859_1)));
        sender.start(now);
        return sender;
    }

    private void answer(Sender sender, String bytes) {
        for (byte value : bytes.getBytes(ISO_8859_1)) {
            sender.received(value, now);
        }
    }

    private void pass(Sender sender, Duration time) {
        now += time.toNanos();
        sender.timeout(now);
    }
}
