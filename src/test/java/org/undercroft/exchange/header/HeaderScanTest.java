package org.undercroft.exchange.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderScanTest {

    @Test
    void itReadsTypeSenderAndNumberOfHl7() {
        MessageHeader header = hl7("MSH|^~\\&|APP^1.2^ISO|FAC|||20260101||ORU^R01^ORU_R01|99|P|2.5.1\rPID|1\r");
        assertThat(header.type()).isEqualTo("ORU^R01");
        assertThat(header.sender()).isEqualTo("FAC|APP");
        assertThat(header.controlId()).isEqualTo("99");
    }

    @Test
    void itFindsTheHeaderBehindBlanksAndBatchSegments() {
        assertThat(hl7("\n \r\nMSH|^~\\&|A|F|||1||ACK|1|P|2.3\n").type()).isEqualTo("ACK");
        assertThat(hl7("FHS|^~\\&|X\rBHS|^~\\&|X\rMSH|^~\\&|A|F|||1||ADT^A08|1|P|2.3\r")
                        .type())
                .isEqualTo("ADT^A08");
    }

    @Test
    void whatASenderLeavesOutIsUnknownNotAnError() {
        MessageHeader header = hl7("MSH|^~\\&\r");
        assertThat(header.type()).isEqualTo(MessageHeader.UNKNOWN);
        assertThat(header.sender()).isEqualTo(MessageHeader.UNKNOWN);
        assertThat(header.controlId()).isNull();
        assertThat(HeaderScan.hl7("PID|1\r".getBytes(UTF_8))).isEmpty();
        assertThat(HeaderScan.lis2("P|1\r".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void lis2TakesTheSeparatorFromItsHeader() {
        MessageHeader header = HeaderScan.lis2("H!\\^&!7!!ANA^1!!!!!!!P\rQ!1!^S1\rL!1\r".getBytes(UTF_8))
                .orElseThrow();
        assertThat(header).isEqualTo(new MessageHeader("LIS2^QUERY", "ANA^1", "7", null));
    }

    @Test
    void namesInLatin1AreReadToo() {
        assertThat(HeaderScan.hl7("MSH|^~\\&|Ä|Ö|||1||ADT^A01|1|P|2.3\r".getBytes(ISO_8859_1))
                        .orElseThrow()
                        .sender())
                .isEqualTo("Ö|Ä");
    }

    @Test
    void hostileBytesNeverBreakIt() {
        Random chance = new Random(20260101);
        byte[] alphabet = "MSHPQL|^~\\&\r\n\0\u00e9 19".getBytes(ISO_8859_1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[chance.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[chance.nextInt(alphabet.length)];
            }
            HeaderScan.hl7(bytes).ifPresent(header -> assertThat(header.type()).doesNotContain("\0"));
            HeaderScan.lis2(bytes)
                    .ifPresent(header -> assertThat(header.sender()).isNotEmpty());
        }
    }

    private static MessageHeader hl7(String message) {
        return HeaderScan.hl7(message.getBytes(UTF_8)).orElseThrow();
    }
}
