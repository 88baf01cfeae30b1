package org.undercroft.lab.microscope.slide;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one frame of a visible-light photograph from a DICOM file (PS3.10): explicit little endian, uncompressed
 * (1.2.840.10008.1.2.1) or JPEG baseline (1.2.840.10008.1.2.4.50). Whole slide images of many frames and other transfer
 * syntaxes are refused with words.
 */
final class DicomPhotograph {

    private static final int META = 132;
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    private static final List<String> LONG_FORM =
            List.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
    private static final int SYNTAX = 0x00020010;
    private static final int SAMPLES = 0x00280002;
    private static final int PHOTOMETRIC = 0x00280004;
    private static final int PLANAR = 0x00280006;
    private static final int FRAMES = 0x00280008;
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int SPACING = 0x00280030;
    private static final int BITS = 0x00280100;
    private static final int PIXELS = 0x7FE00010;
    private static final int ITEM = 0xFFFEE000;
    private static final int ITEM_END = 0xFFFEE00D;
    private static final int SEQUENCE_END = 0xFFFEE0DD;

    private final ByteBuffer file;
    private final Map<Integer, ByteBuffer> elements = new HashMap<>();
    private byte @Nullable [] fragments;

    private DicomPhotograph(byte[] content) {
        this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).position(META);
    }

    /** A frame, with the microns that a pixel is wide; null if unsaid. */
    sealed interface Frame {}

    /** A frame still in its JPEG. */
    @SuppressWarnings("ArrayRecordComponent")
    record Encoded(byte[] jpeg, @Nullable Double micronsPerPixel) implements Frame {}

    /** A frame that was not compressed. */
    record Plain(BufferedImage image, @Nullable Double micronsPerPixel) implements Frame {}

    /**
     * Reads a file that begins as DICOM does.
     *
     * @throws UnreadableImage if it is damaged or of a kind that isn't read, with words
     */
    static Frame read(byte[] content) throws UnreadableImage {
        DicomPhotograph photograph = new DicomPhotograph(content);
        try {
            photograph.scan();
            return photograph.frame();
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableImage("The DICOM file ends too early or is damaged: " + e.getMessage());
        }
    }

    private void scan() throws UnreadableImage {
        while (file.remaining() >= 8) {
            int tag = tag();
            String form = read(2);
            boolean longForm = LONG_FORM.contains(form);
            int length = longForm ? file.position(file.position() + 2).getInt() : file.getShort() & 0xFFFF;
            if (tag == PIXELS && length == -1) {
                fragments = firstFrame();
                return;
            } else if (length == -1) {
                skipSequence();
            } else {
                elements.put(tag, file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN));
                file.position(file.position() + length);
            }
            if (tag == SYNTAX) {
                refuseOtherSyntaxes();
            }
        }
    }

    private int tag() {
        return ((file.getShort() & 0xFFFF) << 16) | (file.getShort() & 0xFFFF);
    }

    private String read(int length) {
        byte[] bytes = new byte[length];
        file.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void refuseOtherSyntaxes() throws UnreadableImage {
        String syntax = text(SYNTAX);
        if (!syntax.equals(EXPLICIT) && !syntax.equals(JPEG_BASELINE)) {
            throw new UnreadableImage("DICOM files are read uncompressed (explicit little endian) or as JPEG baseline;"
                    + " this one has the transfer syntax " + syntax + ".");
        }
    }

    /** Steps over items of undefined length, which hold elements and may hold sequences again. */
    private void skipSequence() {
        int depth = 1;
        while (depth > 0) {
            int tag = tag();
            if (tag == ITEM || tag == ITEM_END || tag == SEQUENCE_END) {
                int length = file.getInt();
                if (tag == SEQUENCE_END) {
                    depth--;
                } else if (tag == ITEM && length != -1) {
                    file.position(file.position() + length);
                }
            } else {
                boolean longForm = LONG_FORM.contains(read(2));
                int length = longForm ? file.position(file.position() + 2).getInt() : file.getShort() & 0xFFFF;
                depth += length == -1 ? 1 : 0;
                file.position(file.position() + Math.max(length, 0));
            }
        }
    }

    /** After the offset table, the fragments of the one frame, put together. */
    private byte[] firstFrame() {
        java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream();
        boolean table = true;
        while (file.remaining() >= 8 && tag() == ITEM) {
            int length = file.getInt();
            Objects.checkFromIndexSize(0, length, file.remaining());
            byte[] bytes = new byte[length];
            file.get(bytes);
            if (!table) {
                frame.writeBytes(bytes);
            }
            table = false;
        }
        return frame.toByteArray();
    }

    private Frame frame() throws UnreadableImage {
        String frames = elements.containsKey(FRAMES) ? text(FRAMES) : "1";
        if (!frames.equals("1")) {
            throw new UnreadableImage("The DICOM file has " + frames
                    + " frames. Only photographs of one frame are read; whole slides can be brought as tiled TIFF.");
        }
        if (fragments != null) {
            return new Encoded(fragments, micronsPerPixel());
        }
        ByteBuffer pixels = elements.get(PIXELS);
        if (pixels == null) {
            throw new UnreadableImage("The DICOM file holds no image.");
        }
        return new Plain(plain(pixels), micronsPerPixel());
    }

    private BufferedImage plain(ByteBuffer pixels) throws UnreadableImage {
        int samples = number(SAMPLES);
        String photometric = text(PHOTOMETRIC);
        if (number(BITS) != 8 || !isRead(samples, photometric)) {
            throw new UnreadableImage("Uncompressed DICOM images are read as RGB or MONOCHROME2 of 8 bits; this one is "
                    + photometric + " of " + number(BITS) + " bits.");
        }
        int width = number(COLUMNS);
        int height = number(ROWS);
        if (width < 1 || height < 1 || (long) width * height > SlideSource.MOST_WHOLE) {
            throw new UnreadableImage(
                    "The DICOM image is " + width + " x " + height + " pixels, which can't be shown.");
        }
        boolean planar = samples == 3 && elements.containsKey(PLANAR) && number(PLANAR) == 1;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int plane = width * height;
        for (int i = 0; i < plane; i++) {
            int first = planar ? i : samples * i;
            int step = samples == 1 ? 0 : planar ? plane : 1;
            int rgb = ((pixels.get(first) & 255) << 16)
                    | ((pixels.get(first + step) & 255) << 8)
                    | (pixels.get(first + 2 * step) & 255);
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    private static boolean isRead(int samples, String photometric) {
        return switch (samples) {
            case 1 -> photometric.equals("MONOCHROME2");
            case 3 -> photometric.equals("RGB");
            default -> false;
        };
    }

    private String text(int tag) {
        ByteBuffer value = elements.get(tag);
        return value == null
                ? ""
                : StandardCharsets.US_ASCII
                        .decode(value.duplicate())
                        .toString()
                        .replace('\0', ' ')
                        .strip();
    }

    private int number(int tag) {
        ByteBuffer value = elements.get(tag);
        return value == null || value.remaining() < 2 ? 0 : value.getShort(0) & 0xFFFF;
    }

    /** Pixel Spacing is in millimetres, rows first (PS3.3 10.7.1.3). */
    private @Nullable Double micronsPerPixel() {
        String[] spacing = text(SPACING).split("\\\\", -1);
        try {
            return spacing.length == 2 && Double.parseDouble(spacing[1]) > 0
                    ? 1000 * Double.parseDouble(spacing[1])
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
