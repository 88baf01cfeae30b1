package org.undercroft.wire.lis1a;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real captures read as records, against values copied from the files by hand. */
class CaptureValuesTest {

    private static Map<String, Capture> captures = Map.of();

    @BeforeAll
    static void find() {
        captures = Capture.all().collect(Collectors.toMap(Capture::name, capture -> capture));
    }

    @Test
    void wholeMessageInOneFrame() throws Exception {
        Lis2Message message = message("sysmex-xn550.astm");
        assertThat(message.header().field(5).components().getFirst().strip()).isEqualTo("XN-550");
        assertThat(message.records('O').getFirst().field(4).component(3).strip())
                .isEqualTo("27");
        assertThat(message.records('R')).hasSize(41);
        Lis2Record white = message.records('R').getFirst();
        assertThat(white.field(3).component(5)).isEqualTo("WBC");
        assertThat(white.field(4).text()).isEqualTo("8.13");
        assertThat(white.field(5).text()).isEqualTo("10*3/uL");
        assertThat(message.records('R').get(37).field(4).text())
                .isEqualTo("PNG\\20240628\\2024_06_27_13_54_27_WDF.PNG");
    }

    @Test
    void oneRecordPerFrameEndedByEtb() throws Exception {
        Lis2Message message = message("roche-cobas-c111.astm");
        assertThat(message.records()).extracting(Lis2Record::type).containsExactly('H', 'P', 'O', 'R', 'C', 'M', 'L');
        assertThat(message.records('R').getFirst().field(4).text()).isEqualTo("40.13");
    }

    @Test
    void oneRecordPerFrameEndedByEtx() throws Exception {
        Lis2Message message = message("horiba-pentra-xlr.astm");
        assertThat(message.records()).hasSize(28);
        assertThat(message.records('R')).hasSize(21);
        assertThat(message.records('R').get(20).field(4).text()).isEqualTo("43");
        Lis2Node order =
                message.tree().getFirst().children('P').getFirst().children('O').getFirst();
        assertThat(order.children('R').getFirst().children('C')).hasSize(2);
    }

    @Test
    void everyCaptureIsAMessageWithATerminator() throws Exception {
        for (Capture capture : captures.values()) {
            Lis2Message message = Lis2Message.parse(capture.text());
            assertThat(message.isTerminated()).as(capture.name()).isTrue();
            assertThat(message.tree()).as(capture.name()).hasSize(2);
        }
    }

    @Test
    void valuesAreThoseInTheFiles() throws Exception {
        assertThat(values("abbott-afinion2.astm")).containsExactly("5.9");
        assertThat(values("siemens-dca-vantage.astm")).containsExactly("63.7", "230.8", "27.6");
        assertThat(values("roche-cobas-c311.astm")).containsExactly("22.4", "15.0", "4.1", "301", "1.6", "5.85", "34");
        assertThat(values("sysmex-xp100.astm")).hasSize(20).endsWith("12.8", "10.2", "26.9", "0.17");
        assertThat(values("euroimmun-analyzer1-igg.lis2"))
                .startsWith(">8", "7,41", ">8", "6,77")
                .endsWith("5,64");
        assertThat(values("immucor-echo-result.lis2")).contains("0^0^0", "3+^3+^45");
    }

    private static List<String> values(String name) throws Lis2ParseException {
        return message(name).records('R').stream()
                .map(record -> record.field(4).trimmed())
                .toList();
    }

    private static Lis2Message message(String name) throws Lis2ParseException {
        Capture capture = captures.get(name);
        if (capture == null) {
            throw new AssertionError("no capture " + name);
        }
        return Lis2Message.parse(capture.text());
    }
}
