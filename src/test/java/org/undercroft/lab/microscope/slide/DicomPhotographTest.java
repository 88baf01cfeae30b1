package org.undercroft.lab.microscope.slide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DicomPhotographTest {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    DicomPhotographTest() {
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aPlainPhotographIsReadWithItsScale() throws UnreadableImage {
        describe("1.2.840.10008.1.2.1", "1");
        element(0x7FE0, 0x0010, "OW", new byte[] {10, 20, 30, 40, 50, 60});
        assertThat(DicomPhotograph.read(file.toByteArray()))
                .isInstanceOfSatisfying(DicomPhotograph.Plain.class, frame -> {
                    assertThat(frame.image().getWidth()).isEqualTo(2);
                    assertThat(frame.image().getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x28323C);
                    assertThat(frame.micronsPerPixel()).isEqualTo(0.25);
                });
    }

    @Test
    void aCompressedPhotographGivesItsJpeg() throws UnreadableImage {
        describe("1.2.840.10008.1.2.4.50", "1");
        tag(0x7FE0, 0x0010);
        file.writeBytes(new byte[] {'O', 'B', 0, 0, -1, -1, -1, -1});
        item(new byte[0]);
        item(new byte[] {(byte) 0xFF, (byte) 0xD8});
        item(new byte[] {1, 2});
        tag(0xFFFE, 0xE0DD);
        file.writeBytes(new byte[4]);
        assertThat(DicomPhotograph.read(file.toByteArray()))
                .isInstanceOfSatisfying(
                        DicomPhotograph.Encoded.class,
                        frame -> assertThat(frame.jpeg()).containsExactly(0xFF, 0xD8, 1, 2));
    }

    @Test
    void aWholeSlideOfManyFramesIsRefusedWithWords() {
        describe("1.2.840.10008.1.2.1", "12");
        element(0x7FE0, 0x0010, "OW", new byte[6]);
        assertThatThrownBy(() -> DicomPhotograph.read(file.toByteArray()))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("12 frames");
    }

    @Test
    void anotherTransferSyntaxIsRefusedByItsName() {
        describe("1.2.840.10008.1.2.4.90", "1");
        assertThatThrownBy(() -> DicomPhotograph.read(file.toByteArray()))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("1.2.840.10008.1.2.4.90");
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() {
        describe("1.2.840.10008.1.2.1", "1");
        element(0x7FE0, 0x0010, "OW", new byte[] {10, 20, 30, 40, 50, 60});
        byte[] whole = file.toByteArray();
        assertThatThrownBy(() -> DicomPhotograph.read(java.util.Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOf(UnreadableImage.class)
                .hasMessageContaining("too early");
    }

    private void describe(String syntax, String frames) {
        element(0x0002, 0x0010, "UI", text(syntax));
        element(0x0028, 0x0002, "US", number(3));
        element(0x0028, 0x0004, "CS", text("RGB"));
        element(0x0028, 0x0006, "US", number(0));
        element(0x0028, 0x0008, "IS", text(frames));
        element(0x0028, 0x0010, "US", number(1));
        element(0x0028, 0x0011, "US", number(2));
        element(0x0028, 0x0030, "DS", text("0.00025\\0.00025"));
        element(0x0028, 0x0100, "US", number(8));
    }

    private static byte[] text(String text) {
        return (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    private void tag(int group, int element) {
        file.writeBytes(number(group));
        file.writeBytes(number(element));
    }

    private void element(int group, int element, String form, byte[] value) {
        tag(group, element);
        file.writeBytes(form.getBytes(StandardCharsets.US_ASCII));
        if (form.startsWith("O")) {
            file.writeBytes(new byte[2]);
            length(value.length);
        } else {
            file.writeBytes(number(value.length));
        }
        file.writeBytes(value);
    }

    private void item(byte[] value) {
        tag(0xFFFE, 0xE000);
        length(value.length);
        file.writeBytes(value);
    }

    private void length(int value) {
        file.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
