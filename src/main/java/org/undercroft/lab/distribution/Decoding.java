package org.undercroft.lab.distribution;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes what instruments pack into text. Everything has a limit: a few bytes may promise gigabytes. */
final class Decoding {

    static final int MOST_TEXT = 4 << 20;
    static final int MOST_VALUES = 65_536;
    private static final int MOST_PIXELS = 4_000_000;

    private Decoding() {}

    /** Base64, with or without padding; blanks and line ends between its letters are passed over. */
    static byte[] base64(String text) throws Undecodable {
        if (text.length() > MOST_TEXT) {
            throw new Undecodable("it is longer than " + MOST_TEXT + " characters");
        }
        String letters = text.replaceAll("[\\s=]+", "");
        try {
            return Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException e) {
            throw new Undecodable("it is no base64: " + e.getMessage());
        }
    }

    /** Deflated bytes, with the zlib header or without. */
    static byte[] inflated(byte[] packed) throws Undecodable {
        Inflater inflater = new Inflater(!hasHeader(packed));
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new Undecodable("the deflated bytes end too early");
                }
                out.write(buffer, 0, count);
                if (out.size() > MOST_VALUES * Float.BYTES) {
                    throw new Undecodable("it unpacks to more than " + MOST_VALUES + " numbers");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new Undecodable("it is not deflated: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /** The two bytes before zlib's: method 8, and together a multiple of 31 (RFC 1950). */
    private static boolean hasHeader(byte[] packed) {
        if (packed.length < 2 || (packed[0] & 0x0f) != 8) {
            return false;
        }
        int both = ((packed[0] & 0xff) << 8) | (packed[1] & 0xff);
        return both % 31 == 0;
    }

    /** Bytes packed by gzip (RFC 1952). */
    static byte[] unzipped(byte[] packed) throws Undecodable {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(MOST_VALUES * Float.BYTES + 1);
            if (bytes.length > MOST_VALUES * Float.BYTES) {
                throw new Undecodable("it unpacks to more than " + MOST_VALUES + " numbers");
            }
            return bytes;
        } catch (IOException e) {
            throw new Undecodable("it is not packed by gzip: " + e.getMessage());
        }
    }

    /** One unsigned byte a number. */
    static float[] bytes(byte[] bytes) throws Undecodable {
        if (bytes.length > MOST_VALUES) {
            throw new Undecodable("it has more than " + MOST_VALUES + " columns");
        }
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    /** A BMP, PNG, JPEG or GIF as PNG; its size is looked at before its pixels are read. */
    static byte[] png(byte[] picture) throws Undecodable {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Undecodable("it is no picture of a known kind");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels < 1 || pixels > MOST_PIXELS) {
                    throw new Undecodable(
                            "the picture has " + pixels + " points; " + MOST_PIXELS + " are taken at most");
                }
                BufferedImage image = reader.read(0);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageIO.write(image, "png", out);
                return out.toByteArray();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers' edge: on hostile pictures they fail in ways they don't declare.
            throw new Undecodable("the picture can't be read: " + e.getMessage());
        }
    }
}
