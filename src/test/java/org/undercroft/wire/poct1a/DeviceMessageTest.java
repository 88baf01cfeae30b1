package org.undercroft.wire.poct1a;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceMessageTest {

    private static final String OBSERVATION = "<?xml version=\"1.0\"?>\n<OBS.R01><HDR><HDR.control_id V=\"7\"/></HDR>"
            + "<SVC><SVC.role_cd V=\"OBS\"/><PT><PT.patient_id V=\"P7\"/><OBS><OBS.observation_id V=\"GLU\"/>"
            + "<OBS.value V=\"5.4\" U=\"mmol/L\"/></OBS></PT></SVC></OBS.R01>";

    @Test
    void documentsAreFoundHoweverTheStreamIsCut() {
        byte[] stream = (OBSERVATION + "\r\n" + OBSERVATION).getBytes(UTF_8);
        for (int step = 1; step < 60; step += 7) {
            List<DocumentSplitter.Piece> pieces = split(stream, step);
            assertThat(pieces).hasSize(2).allMatch(DocumentSplitter.Piece::document);
        }
    }

    @Test
    void whatStandsBetweenDocumentsIsNoise() {
        List<DocumentSplitter.Piece> pieces = split(("hello" + OBSERVATION).getBytes(UTF_8), 16);
        assertThat(pieces).extracting(DocumentSplitter.Piece::document).containsExactly(false, true);
    }

    @Test
    void aDocumentThatNeverEndsIsGivenUp() {
        DocumentSplitter splitter = new DocumentSplitter(1_000);
        byte[] open = ("<OBS.R01>" + "x".repeat(2_000)).getBytes(UTF_8);
        assertThat(splitter.feed(open, open.length))
                .singleElement()
                .satisfies(piece -> assertThat(piece.document()).isFalse());
        assertThat(splitter.isMidway()).isFalse();
    }

    @Test
    void valuesStandInTheirAttribute() throws NotADeviceMessage {
        DeviceMessage message = DeviceMessage.parse(OBSERVATION.getBytes(UTF_8));
        assertThat(message.type()).isEqualTo("OBS.R01");
        assertThat(message.value("PT.patient_id")).isEqualTo("P7");
    }

    @Test
    void aDocumentTypeIsRefused() {
        String evil = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><OBS.R01><A V=\"&e;\"/></OBS.R01>";
        assertThatThrownBy(() -> DeviceMessage.parse(evil.getBytes(UTF_8))).isInstanceOf(NotADeviceMessage.class);
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        String deep = "<A>".repeat(10_000) + "</A>".repeat(10_000);
        assertThatThrownBy(() -> DeviceMessage.parse(deep.getBytes(UTF_8))).isInstanceOf(NotADeviceMessage.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noByteIsLostAndNothingElseFails(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] stream = (OBSERVATION + OBSERVATION).getBytes(UTF_8);
            for (int i = random.nextInt(15); i >= 0; i--) {
                stream[random.nextInt(stream.length)] = (byte) "<>/\"=& ?!Vx\u0000".charAt(random.nextInt(12));
            }
            int bytes = 0;
            for (DocumentSplitter.Piece piece : split(stream, 1 + random.nextInt(200))) {
                bytes += piece.bytes().length;
                try {
                    DeviceMessage.parse(piece.bytes());
                } catch (NotADeviceMessage refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
            assertThat(bytes).isLessThanOrEqualTo(stream.length).isGreaterThan(stream.length - 60);
        }
    }

    private static List<DocumentSplitter.Piece> split(byte[] stream, int step) {
        DocumentSplitter splitter = new DocumentSplitter(1 << 20);
        List<DocumentSplitter.Piece> pieces = new ArrayList<>();
        for (int from = 0; from < stream.length; from += step) {
            byte[] part = java.util.Arrays.copyOfRange(stream, from, Math.min(stream.length, from + step));
            pieces.addAll(splitter.feed(part, part.length));
        }
        splitter.end().ifPresent(pieces::add);
        return pieces;
    }
}
