package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** Guards against an accidental collapse of speed; measured figures are far above these floors. */
class CodecSpeedTest {

    private static final long FLOOR_MB_PER_SECOND = 20;

    @Test
    void receiverKeepsUpWithAFastNetwork() {
        byte[] session = session();
        double best = 0;
        for (int round = 0; round < 10; round++) {
            Recorder line = new Recorder();
            Receiver receiver = new Receiver(LineSettings.usual(), line);
            long start = System.nanoTime();
            receiver.feed(session, 0, session.length, start);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(line.messages).hasSize(1000);
            best = Math.max(best, session.length / 1e6 / seconds);
        }
        assertThat(best).as("MB/s; floor, not the goal").isGreaterThan(FLOOR_MB_PER_SECOND);
        System.getLogger("speed").log(System.Logger.Level.INFO, "LIS1-A receiver: {0} MB/s on one core", best);
    }

    private static byte[] session() {
        StringBuilder text = new StringBuilder("H|\\^&|||Fast\rP|1\rO|1|S1\r");
        for (int i = 1; i <= 100; i++) {
            text.append("R|").append(i).append("|^^^GLU|5.4|mmol/L||N||F||||20240101120000\r");
        }
        byte[] message = text.append("L|1|N\r").toString().getBytes(ISO_8859_1);
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            session.write(Control.ENQ);
            Frame.encode(message, Framing.RECORD_ENDS_WITH_ETX, Frame.CLASSIC_TEXT)
                    .forEach(session::writeBytes);
            session.write(Control.EOT);
        }
        return session.toByteArray();
    }
}
