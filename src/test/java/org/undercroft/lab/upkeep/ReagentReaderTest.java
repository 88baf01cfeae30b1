package org.undercroft.lab.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.SharedSamples;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.lane.Hl7Parsing;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

class ReagentReaderTest {

    private static final String RECORD =
            "H|\\^&|||AN\rP|1\rM|1|REAGENT|CLEANER\\LYSE|240415I1(^20240902^20241202\\411M11^^20241028\rL|1\r";
    private static final String SEGMENTS = "MSH|^~\\&|A|L|U|L|20260101||OUL^R22^OUL_R22|1|P|2.5.1\r"
            + "SPM|1|S1\r"
            + "OBR||W1||GLU\r"
            + "OBX|1|NM|GLU^^L|1|90\r"
            + "INV|2049001|OK|R1|514|1|8||||||20181030||||256616\r"
            + "INV|C1|OK|CO|||||||||20200101||||77\r";

    @Test
    void lotsStandInAManufacturersRecordInThePlaceOfTheirNames() throws Lis2ParseException {
        assertThat(ReagentReader.of(Lis2Message.parse(RECORD.getBytes(UTF_8))))
                .containsExactly(
                        new ReagentSaid("CLEANER", "", "240415I1", LocalDate.of(2024, 12, 2)),
                        new ReagentSaid("LYSE", "", "411M11", LocalDate.of(2024, 10, 28)));
    }

    @Test
    void inventoryBehindAResultIsThatOfItsTestAndControlsAreNoReagents() {
        assertThat(ReagentReader.of(Hl7Segments.of(Hl7Parsing.parse(SEGMENTS.getBytes(UTF_8)))))
                .containsExactly(new ReagentSaid("2049001 R1", "GLU", "256616", LocalDate.of(2018, 10, 30)));
    }

    @Test
    void aCommentMayNameALot() {
        assertThat(ReagentReader.inComments(List.of(reading("Reagent lot: A1234 exp 2027-01-31"))))
                .containsExactly(new ReagentSaid("reagent", "GLU", "A1234", LocalDate.of(2027, 1, 31)));
        assertThat(ReagentReader.inComments(List.of(reading("a lot of bubbles"))))
                .isEmpty();
    }

    @Test
    void aRealCounterTellsOfItsReagents() throws IOException, Lis2ParseException {
        byte[] file = Files.readAllBytes(SharedSamples.folder("analyzers").resolve("horiba-yumizen-h550.lis2"));
        assertThat(Lis2Message.parseAll(file).stream().flatMap(message -> ReagentReader.of(message).stream()))
                .extracting(ReagentSaid::name)
                .contains("CLEANER", "DILUENT", "LYSE");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void brokenRecordsAreReadOrRefusedWithWords(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            try {
                ReagentReader.of(Lis2Message.parse(broken(RECORD, random)));
            } catch (Lis2ParseException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            try {
                ReagentReader.of(Hl7Segments.of(Hl7Parsing.parse(broken(SEGMENTS, random))));
            } catch (UnacceptableMessage refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] broken(String good, Random random) {
        byte[] bytes = good.getBytes(UTF_8);
        for (int i = random.nextInt(10); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) "|^\\&\r~9A\u0000".charAt(random.nextInt(9));
        }
        return bytes;
    }

    private static Reading reading(String comment) {
        return new Reading("S1", List.of("S1"), "", "GLU", "90", "", "", "F", "", "", "", List.of(comment), false, "R");
    }
}
