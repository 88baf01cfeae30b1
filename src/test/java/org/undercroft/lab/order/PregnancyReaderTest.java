package org.undercroft.lab.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.exchange.lane.Hl7Parsing;
import org.undercroft.lab.analyzer.Hl7Segments;
import org.undercroft.lab.catalog.Pregnancy;

class PregnancyReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "OBX|1|CWE|82810-3^Pregnancy status^LN||77386006^Pregnant^SCT; PREGNANT",
                "OBX|1|CWE|82810-3^Pregnancy status^LN||60001007^Not pregnant^SCT; ANY",
                "OBX|1|ST|11449-6^Pregnancy status^LN||pregnant; PREGNANT",
                "OBX|1|NM|11884-4^Gestational age^LN||13; TRIMESTER_1",
                "OBX|1|NM|18185-9^Gestational age^LN||14.2; TRIMESTER_2",
                "OBX|1|ST|18185-9^Gestational age^LN||28+3; TRIMESTER_3",
                "OBX|1|NM|18185-9^Gestational age^LN||99; ANY",
                "DG1|1||Z3A.31^31 weeks^I10C; TRIMESTER_3",
                "DG1|1||Z34.90^Supervision^I10C; PREGNANT",
                "DG1|1||I10^Hypertension^I10C; ANY",
                "OBX|1|NM|2345-7^Glucose^LN||20; ANY"
            })
    void anOrderMaySayAPregnancyInManyWays(String segment, Pregnancy expected) {
        assertThat(read(segment)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DG1|1||Z34.90^S^I10C; OBX|1|NM|11884-4^G^LN||20",
                "OBX|1|NM|11884-4^G^LN||20; DG1|1||Z34.90^S^I10C"
            })
    void theWeeksTellMostWhateverElseIsSaid(String one, String other) {
        assertThat(read(one + "\r" + other)).isEqualTo(Pregnancy.TRIMESTER_2);
    }

    private static Pregnancy read(String segments) {
        String message = "MSH|^~\\&|EHR|W|U|L|20260101||OML^O21^OML_O21|1|P|2.5.1\rPID|1||7^^^H^MR||A^B\r"
                + "ORC|NW|1\rOBR|1|1||TSH\r" + segments + "\r";
        return PregnancyReader.of(Hl7Segments.of(Hl7Parsing.parse(message.getBytes(UTF_8))));
    }
}
