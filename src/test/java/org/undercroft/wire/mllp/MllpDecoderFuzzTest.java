package org.undercroft.wire.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class MllpDecoderFuzzTest {

    @FuzzTest
    void anyBytesAreEitherMessagesOrBroken(byte[] bytes) {
        MllpDecoder decoder = new MllpDecoder(64);
        for (MllpUnit unit : decoder.feed(bytes, 0, bytes.length)) {
            int length = switch (unit) {
                case MllpUnit.Message message -> message.content().length;
                case MllpUnit.Broken broken -> broken.bytes().length - 1;
            };
            assertThat(length).isLessThanOrEqualTo(64);
        }
        decoder.end();
        assertThat(decoder.isMidway()).isFalse();
    }
}
