package org.undercroft.lab.microscope.slide;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** An opened image, whose rows can be asked for. Large TIFF files are read band by band and never held whole. */
final class SlideSource implements AutoCloseable {

    /** An image that must be decoded whole may have so many pixels; a decoded pixel costs three or four bytes of memory. */
    static final long MOST_WHOLE = 64_000_000;

    private static final long SMALL = 4_000_000;

    private final ImageInputStream stream;
    private final ImageReader reader;
    private final int index;
    private final int width;
    private final int height;
    private final @Nullable BufferedImage whole;
    private final @Nullable Double micronsPerPixel;

    private SlideSource(ImageInputStream stream, ImageReader reader, @Nullable Double micronsPerPixel)
            throws IOException {
        this.stream = stream;
        this.reader = reader;
        this.index = largest(reader);
        this.width = reader.getWidth(index);
        this.height = reader.getHeight(index);
        this.micronsPerPixel = micronsPerPixel;
        boolean byBands = reader.getFormatName().equalsIgnoreCase("tif")
                || reader.getFormatName().equalsIgnoreCase("tiff");
        long pixels = (long) width * height;
        if (!byBands && pixels > MOST_WHOLE) {
            throw new UnreadableImage("The image has " + pixels / 1_000_000 + " million pixels; a JPEG or PNG may have "
                    + MOST_WHOLE / 1_000_000 + " million. Bring it as a tiled TIFF.");
        }
        this.whole = byBands && pixels > SMALL ? null : reader.read(index);
    }

    private SlideSource(BufferedImage whole, @Nullable Double micronsPerPixel) throws IOException {
        this.stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(new byte[0]));
        this.reader = ImageIO.getImageReadersByFormatName("png").next();
        this.index = 0;
        this.width = whole.getWidth();
        this.height = whole.getHeight();
        this.whole = whole;
        this.micronsPerPixel = micronsPerPixel;
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableImage if it can't be shown, with the reason
     * @throws IOException if it is damaged
     */
    static SlideSource open(Path file, ImageKind kind) throws IOException {
        if (kind != ImageKind.DICOM) {
            return open(new FileImageInputStream(file.toFile()), kind.name(), null);
        }
        return switch (DicomPhotograph.read(Files.readAllBytes(file))) {
            case DicomPhotograph.Encoded(byte[] jpeg, Double scale) ->
                open(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)), "JPEG", scale);
            case DicomPhotograph.Plain(BufferedImage image, Double scale) -> new SlideSource(image, scale);
        };
    }

    private static SlideSource open(ImageInputStream stream, String format, @Nullable Double scale) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            reader.setInput(stream);
            return new SlideSource(stream, reader, scale);
        } catch (IOException | RuntimeException e) {
            reader.dispose();
            stream.close();
            throw e instanceof UnreadableImage known
                    ? known
                    : new IOException("The " + format + " file can't be read: " + e.getMessage(), e);
        }
    }

    /** A TIFF may hold a thumbnail and smaller levels beside the image itself. */
    private static int largest(ImageReader reader) throws IOException {
        int largest = 0;
        int images = Math.max(1, reader.getNumImages(true));
        for (int i = 1; i < images; i++) {
            if (reader.getWidth(i) > reader.getWidth(largest)) {
                largest = i;
            }
        }
        return largest;
    }

    Pyramid pyramid() {
        return new Pyramid(width, height);
    }

    /** What the file says of its scale; null if nothing. */
    @Nullable
    Double micronsPerPixel() {
        return micronsPerPixel;
    }

    /** Some rows, at full width. */
    BufferedImage rows(int top, int many) throws IOException {
        if (whole != null) {
            return whole.getSubimage(0, top, width, many);
        }
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceRegion(new Rectangle(0, top, width, many));
        return reader.read(index, part);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
