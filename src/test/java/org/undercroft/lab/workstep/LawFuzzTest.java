package org.undercroft.lab.workstep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.model.Message;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.Hl7Parsing;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Hl7Readings;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.SampleAnalyzer;

/** Whatever an analyzer sends, it is read or refused with words; nothing else happens. */
class LawFuzzTest {

    private static final int ROUNDS = 400;

    private static final String QUESTION = "MSH|^~\\&|AN|LAB|U|L|20260101||QBP^Q11^QBP_Q11|1|P|2.5.1\r"
            + "QPD|WOS^Work Order Step^IHELAW|t1|S1&X^Y\rRCP|I||R^^HL70394\r";
    private static final String ANSWER = "MSH|^~\\&|AN|LAB|U|L|20260101||ORL^O34^ORL_O42|1|P|2.5.1\r"
            + "MSA|AA|L1|x\rERR||SPM^1|207^e^H|E||||w\rSPM|1|S1&X\rSAC|||S1\rORC|OK|W1|||SC\rOBR||W1||GLU\r";
    private static final String RESULT = "MSH|^~\\&|AN|LAB|U|L|20260101||OUL^R22^OUL_R22|1|P|2.5.1\r"
            + "SPM|1|S1&X||SER\r"
            + "SAC|||S1\r"
            + "OBR||W1||GLU\r"
            + "ORC|OK||||CM\r"
            + "OBX|1|SN|GLU^g^L|1|>^8|mg/dL||N|||F|||||o||m|2026\r"
            + "TCD|GLU\r"
            + "INV|R|OK|R1|1|1|8||||||20271231||||L1\r"
            + "NTE|1||n\r"
            + "OBX|2|DTM|PT^Time^L^S_OTHER|1|2026\r";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aBrokenQuestionIsReadOrRefusedWithWords(long seed) {
        survives(QUESTION, seed, message -> Question.of(message, "LAB|AN"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aBrokenAnswerIsReadOrRefusedWithWords(long seed) {
        survives(ANSWER, seed, StepAnswer::of);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aBrokenResultIsReadOrRefusedWithWords(long seed) {
        Analyzer analyzer = SampleAnalyzer.PLAIN;
        survives(RESULT, seed, message -> {
            Hl7Readings.of(message, analyzer);
            StepProgress.said(Hl7Segments.of(message));
        });
    }

    private static void survives(String good, long seed, Consumer<Message> reader) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = broken(good.getBytes(ISO_8859_1), random);
            try {
                reader.accept(Hl7Parsing.parse(bytes));
            } catch (UnacceptableMessage refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] broken(byte[] good, Random random) {
        byte[] bytes = good.clone();
        List<Byte> special =
                List.of((byte) '|', (byte) '^', (byte) '&', (byte) '~', (byte) '\\', (byte) '\r', (byte) 0);
        for (int i = random.nextInt(12); i >= 0; i--) {
            byte with = random.nextBoolean() ? special.get(random.nextInt(special.size())) : (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = with;
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
