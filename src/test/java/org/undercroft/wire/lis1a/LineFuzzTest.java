package org.undercroft.wire.lis1a;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

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
}
