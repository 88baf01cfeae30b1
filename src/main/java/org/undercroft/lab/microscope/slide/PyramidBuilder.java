package org.undercroft.lab.microscope.slide;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Makes the tiles of a slide: the top level from the file, each lower one from the four tiles above, so that only one row
 * of tiles is ever in memory.
 */
@Component
class PyramidBuilder {

    /** For so long nobody else takes a slide up after its last sign of progress. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final float QUALITY = 0.9f;
    private static final int OFTEN = 16;

    private final SlideRepository slides;

    PyramidBuilder(SlideRepository slides) {
        this.slides = slides;
    }

    /**
     * Makes all tiles of a claimed slide and puts it into its state.
     *
     * @throws IOException if the disk fails; a file that can't be read is no such failure but the slide's state
     */
    void build(Slide slide) throws IOException {
        Path file = Files.createTempFile("slide-", ".image");
        try {
            restore(slide, file);
            try (SlideSource source = SlideSource.open(file, slide.kind())) {
                Work work = new Work(slide.id(), source.pyramid());
                slides.opened(slide.id(), source.pyramid(), source.micronsPerPixel());
                work.top(source);
                for (int level = source.pyramid().top() - 1; level >= 0; level--) {
                    work.halve(level);
                }
                slides.progressed(slide.id(), work.made, Instant.now());
            }
            slides.put(slide.id(), SlideState.READY, "");
        } finally {
            Files.delete(file);
        }
    }

    private void restore(Slide slide, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            int number = 0;
            for (Optional<byte[]> part = slides.part(slide.id(), number);
                    part.isPresent();
                    part = slides.part(slide.id(), ++number)) {
                out.write(part.get());
            }
        }
    }

    /** The tiles of one slide in the making. */
    private final class Work {

        private final long slide;
        private final Pyramid pyramid;
        private int made;

        Work(long slide, Pyramid pyramid) {
            this.slide = slide;
            this.pyramid = pyramid;
        }

        void top(SlideSource source) throws IOException {
            int level = pyramid.top();
            for (int row = 0; row < pyramid.rows(level); row++) {
                BufferedImage band = source.rows(row * Pyramid.TILE, pyramid.tileHeight(level, row));
                for (int column = 0; column < pyramid.columns(level); column++) {
                    BufferedImage part = band.getSubimage(
                            column * Pyramid.TILE, 0, pyramid.tileWidth(level, column), band.getHeight());
                    keep(level, column, row, drawn(part, part.getWidth(), part.getHeight()));
                }
            }
        }

        void halve(int level) throws IOException {
            for (int row = 0; row < pyramid.rows(level); row++) {
                for (int column = 0; column < pyramid.columns(level); column++) {
                    keep(
                            level,
                            column,
                            row,
                            drawn(
                                    four(level + 1, 2 * column, 2 * row),
                                    pyramid.tileWidth(level, column),
                                    pyramid.tileHeight(level, row)));
                }
            }
        }

        private BufferedImage four(int level, int left, int top) throws IOException {
            int columns = Math.min(2, pyramid.columns(level) - left);
            int rows = Math.min(2, pyramid.rows(level) - top);
            int width = (columns - 1) * Pyramid.TILE + pyramid.tileWidth(level, left + columns - 1);
            int height = (rows - 1) * Pyramid.TILE + pyramid.tileHeight(level, top + rows - 1);
            BufferedImage four = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = four.createGraphics();
            for (int tile = 0; tile < 4; tile++) {
                if (tile % 2 < columns && tile / 2 < rows) {
                    byte[] jpeg = slides.tile(slide, level, left + tile % 2, top + tile / 2)
                            .orElseThrow();
                    canvas.drawImage(
                            ImageIO.read(new ByteArrayInputStream(jpeg)),
                            tile % 2 * Pyramid.TILE,
                            tile / 2 * Pyramid.TILE,
                            null);
                }
            }
            canvas.dispose();
            return four;
        }

        private void keep(int level, int column, int row, BufferedImage tile) throws IOException {
            slides.addTile(slide, level, column, row, jpeg(tile));
            made++;
            if (made % OFTEN == 0) {
                slides.progressed(slide, made, Instant.now().plus(LEASE));
            }
        }
    }

    /** The picture in plain RGB, at this size. */
    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage tile) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(tile, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
