package org.undercroft.lab.microscope.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageKindTest {

    @Test
    void aFileIsKnownByItsFirstBytes() {
        assertThat(ImageKind.of(bytes(0xFF, 0xD8, 0xFF, 0xE0))).contains(ImageKind.JPEG);
        assertThat(ImageKind.of(bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10))).contains(ImageKind.PNG);
        assertThat(ImageKind.of(bytes('I', 'I', 42, 0))).contains(ImageKind.TIFF);
        assertThat(ImageKind.of(bytes('M', 'M', 0, 43))).contains(ImageKind.TIFF);
        byte[] dicom = new byte[132];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        assertThat(ImageKind.of(dicom)).contains(ImageKind.DICOM);
    }

    @Test
    void anythingElseIsNoImage() {
        assertThat(ImageKind.of("<html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(ImageKind.of(new byte[0])).isEmpty();
        assertThat(ImageKind.of(bytes(0xFF, 0xD8))).isEmpty();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
