package org.undercroft.lab.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.SharedSamples;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.StoredMessage;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.SampleAnalyzer;

class PastedTextTest {

    private static final Analyzer UNKNOWN = SampleAnalyzer.PLAIN;

    @Test
    void framesAreTakenOffAndJoined() {
        assertThat(text("\u0005\u00021H|\\^&\r\u000302\r\n\u00022R|1|^^^GL\u001707\r\n\u00023U|5\r\u0003F1\r\n\u0004"))
                .isEqualTo("H|\\^&\rR|1|^^^GLU|5\r");
    }

    @Test
    void signsOfControlCharactersCountAsTheCharacters() {
        assertThat(text("␂1H|\\^&␍␃02␍␊")).isEqualTo("H|\\^&\r");
    }

    @Test
    void lostControlCharactersLeaveFrameNumbersAndChecksumsThatAreTakenOff() {
        assertThat(text("1H|\\^&\n58\n2P|1\n70\n")).isEqualTo("H|\\^&\rP|1\r");
    }

    @Test
    void anEnvelopeOfMllpIsTakenOff() {
        assertThat(text("\u000bMSH|^~\\&|A\nPID|1\n\u001c\n")).isEqualTo("MSH|^~\\&|A\rPID|1\r");
    }

    @Test
    void everyRealCaptureIsTakenApart() throws IOException {
        for (Path file : SharedSamples.files("analyzers", "")) {
            if (!file.toString().matches(".*\\.(astm|lis2|hl7)")) {
                continue;
            }
            String pasted = Files.readString(file, StandardCharsets.ISO_8859_1);
            Captured captured = captured(PastedText.message(pasted));
            assertThat(TakenApart.of(captured, null))
                    .as(file.getFileName().toString())
                    .hasSizeGreaterThan(3);
            assertThatCode(() -> captured.readings(UNKNOWN))
                    .as(file.getFileName().toString())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsPastedIsTakenApartOrRefusedWithWords(long seed) {
        Random random = new Random(seed);
        String alphabet = "H|\\^&~PORCMQL\r\n\u0002\u0003\u0017\u0004\u0005\u000b\u001c␂␃MSHOBX19AF\u0000é";
        for (int round = 0; round < 500; round++) {
            StringBuilder pasted = new StringBuilder(random.nextBoolean() ? "H|\\^&|" : "MSH|^~\\&|");
            for (int i = random.nextInt(200); i > 0; i--) {
                pasted.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                Captured captured = captured(PastedText.message(pasted.toString()));
                TakenApart.of(captured, null);
                captured.readings(UNKNOWN);
            } catch (UnacceptableMessage refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static Captured captured(byte[] content) {
        return new Captured(StoredMessage.unkept(Captured.formatOf(content), content));
    }

    private static String text(String pasted) {
        return new String(PastedText.message(pasted), UTF_8);
    }
}
