package org.undercroft.lab.microscope.slide;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import org.undercroft.platform.page.Refusal;

/** Puts parts of a slide together from its tiles, at full size. */
@Component
public class SlidePixels {

    /** The most pixels of a part. */
    public static final long MOST = 16_000_000;

    private final SlideRepository slides;

    SlidePixels(SlideRepository slides) {
        this.slides = slides;
    }

    /**
     * A part of a slide that is ready.
     *
     * @throws Refusal if it lies outside the image or is too large
     */
    public BufferedImage part(Slide slide, int x, int y, int width, int height) {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > slide.width() - width || y > slide.height() - height) {
            throw Refusal.unfit("That part does not lie on the slide.");
        }
        if ((long) width * height > MOST) {
            throw Refusal.unfit("That part has " + (long) width * height / 1_000_000 + " million pixels; at most "
                    + MOST / 1_000_000 + " million are taken at once. Look closer first.");
        }
        BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = part.createGraphics();
        int level = new Pyramid(slide.width(), slide.height()).top();
        for (int row = y / Pyramid.TILE; row <= (y + height - 1) / Pyramid.TILE; row++) {
            for (int column = x / Pyramid.TILE; column <= (x + width - 1) / Pyramid.TILE; column++) {
                canvas.drawImage(
                        tile(slide.id(), level, column, row), column * Pyramid.TILE - x, row * Pyramid.TILE - y, null);
            }
        }
        canvas.dispose();
        return part;
    }

    private BufferedImage tile(long slide, int level, int column, int row) {
        byte[] jpeg = slides.tile(slide, level, column, row)
                .orElseThrow(() -> Refusal.conflict("The slide is not prepared yet."));
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
