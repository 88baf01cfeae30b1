package org.undercroft.exchange.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.Msh;

class AcknowledgmentTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void itSwapsTheApplicationsAndEchoesNumberVersionAndProcessing() {
        assertThat(ack("MSH|^~\\&|APP|FAC|LAB|UC|20260101||ADT^A01^ADT_A01|42|T|2.4\r", Answer.STORED))
                .isEqualTo("MSH|^~\\&|LAB|UC|APP|FAC|20260102030405.678+0000||ACK^A01^ACK|U9|T|2.4||||||UNICODE UTF-8\r"
                        + "MSA|AA|42\r");
    }

    @Test
    void itSpeaksWithTheSendersOwnSeparators() {
        assertThat(ack("MSH#*~\\&#APP#FAC#LAB#UC#20260101##ADT*A01#42#P#2.5\r", Answer.STORED))
                .contains("ACK*A01*ACK#U9#P#2.5", "\rMSA#AA#42\r");
    }

    @Test
    void itEscapesSeparatorsAndTellsTheReasonInErrToo() {
        String words = "Type X^Y | not & here";
        assertThat(ack("MSH|^~\\&|A|F|L|U|1||X^Y|1|P|2.5.1\r", new Answer(Answer.Verdict.REJECTED, words)))
                .contains("MSA|AR|1|Type X\\S\\Y \\F\\ not \\T\\ here\r"
                        + "ERR|||200^Unsupported message type^HL70357|E||||Type");
    }

    @Test
    void enhancedModeAnswersOnlyWhenWanted() {
        String never = "MSH|^~\\&|A|F|L|U|1||X^Y|1|P|2.5.1|||NE|NE\r";
        String onError = "MSH|^~\\&|A|F|L|U|1||X^Y|1|P|2.5.1|||ER|NE\r";
        String onSuccess = "MSH|^~\\&|A|F|L|U|1||X^Y|1|P|2.5.1|||SU|NE\r";
        Answer bad = new Answer(Answer.Verdict.ERROR, "no");
        assertThat(ack(never, Answer.STORED)).isEmpty();
        assertThat(ack(onError, Answer.STORED)).isEmpty();
        assertThat(ack(onError, bad)).contains("MSA|CE|1");
        assertThat(ack(onSuccess, Answer.STORED)).contains("MSA|CA|1");
        assertThat(ack(onSuccess, bad)).isEmpty();
    }

    private static String ack(String message, Answer answer) {
        Msh msh = HeaderScan.hl7(message.getBytes(UTF_8)).orElseThrow().hl7();
        return new String(Acknowledgment.of(java.util.Objects.requireNonNull(msh), answer, "U9", TIME), UTF_8);
    }
}
