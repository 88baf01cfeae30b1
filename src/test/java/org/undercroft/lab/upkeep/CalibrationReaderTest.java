package org.undercroft.lab.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercroft.exchange.lane.Hl7Parsing;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

class CalibrationReaderTest {

    private static final String RECORD =
            "H|\\^&|||AN\rM|1|CALIBRATION|GLU\\NA|L1^20260105080000^20260205\\L2^20260105081500"
                    + "|P\\F|slope 0.98\rL|1\r";

    @Test
    void calibrationsStandInAManufacturersRecordInThePlaceOfTheirTests() throws Lis2ParseException {
        assertThat(CalibrationReader.of(Lis2Message.parse(RECORD.getBytes(UTF_8))))
                .containsExactly(
                        new CalibrationSaid(
                                "GLU", "L1", "20260105080000", LocalDate.of(2026, 2, 5), true, "slope 0.98"),
                        new CalibrationSaid("NA", "L2", "20260105081500", null, false, "slope 0.98"));
    }

    @Test
    void aCalibrationBehindAResultIsOfItsTestAndLot() throws Lis2ParseException {
        String message = "H|\\^&|||AN\rP|1\rO|1|CAL77||^^^413\rR|1|^^^413|40.1|g/L||A||F||op||20260105080000\r"
                + "M|1|CR^BM^c111^1|-21\\33\rL|1\r";
        assertThat(CalibrationReader.of(Lis2Message.parse(message.getBytes(UTF_8))))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.code()).isEqualTo("413");
                    assertThat(said.lot()).isEqualTo("CAL77");
                    assertThat(said.at()).isEqualTo("20260105080000");
                    assertThat(said.passed()).as("the result carries a flag").isFalse();
                });
    }

    @Test
    void aRawResultBehindAResultIsNoCalibration() throws Lis2ParseException {
        String message = "H|\\^&|||AN\rP|1\rO|1|T1||^^^413\rR|1|^^^413|40.1|g/L||N||F\rM|1|RR^BM^c111^1|-21\rL|1\r";
        assertThat(CalibrationReader.of(Lis2Message.parse(message.getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void whatIsMeasuredInACalibratorIsACalibrationThatPassedIfAllItsPointsDid() {
        String message = "MSH|^~\\&|A|L|U|L|20260101||OUL^R22^OUL_R22|1|P|2.5.1\r"
                + "SPM|1|CAL1||SER|||||||C^^HL70369\rINV|C1|OK|CA|||||||||20270101||||LOT9\r"
                + "OBR||1||GLU\rOBX|1|NM|GLU^^L|1|0.02|1||N|||F||||||||20260105080000\r"
                + "OBX|2|NM|GLU^^L|2|0.98|1||A|||F||||||||20260105080000\r"
                + "SPM|2|S1||SER|||||||P^^HL70369\rOBR||2||GLU\rOBX|3|NM|GLU^^L|1|91|mg/dL||N|||F\r";
        assertThat(CalibrationReader.of(Hl7Segments.of(Hl7Parsing.parse(message.getBytes(UTF_8)))))
                .containsExactly(new CalibrationSaid("GLU", "LOT9", "20260105080000", null, false, "0.02 1; 0.98 1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void brokenRecordsAreReadOrRefusedWithWords(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = RECORD.getBytes(UTF_8);
            for (int i = random.nextInt(8); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) "A9|^\\\r".charAt(random.nextInt(6));
            }
            try {
                assertThat(CalibrationReader.of(Lis2Message.parse(bytes))).doesNotContainNull();
            } catch (Lis2ParseException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
