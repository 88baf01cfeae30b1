package org.undercroft.lab.microscope.slide;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that are taken, told by their first bytes and never by their names. */
public enum ImageKind {
    /** ISO/IEC 10918-1. */
    JPEG,
    /** ISO/IEC 15948. */
    PNG,
    /** TIFF 6.0 and BigTIFF. */
    TIFF,
    /** DICOM PS3.10. */
    DICOM;

    /** How many bytes are needed to tell. */
    public static final int HEAD = 132;

    private static final byte[] DICOM_MARK = "DICM".getBytes(StandardCharsets.US_ASCII);

    /** The kind that begins so; empty if none does. */
    public static Optional<ImageKind> of(byte[] head) {
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        } else if (begins(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(PNG);
        } else if (begins(head, 0, 'I', 'I', 42, 0)
                || begins(head, 0, 'M', 'M', 0, 42)
                || begins(head, 0, 'I', 'I', 43, 0)
                || begins(head, 0, 'M', 'M', 0, 43)) {
            return Optional.of(TIFF);
        } else if (head.length >= HEAD && Arrays.equals(head, HEAD - 4, HEAD, DICOM_MARK, 0, 4)) {
            return Optional.of(DICOM);
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] head, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= head.length || (head[at + i] & 255) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
