package org.undercroft.lab.microscope.cell;

import java.awt.image.BufferedImage;

/**
 * The pixels of a microscope's field.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb one value a pixel, 0xRRGGBB, row by row; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Film(int width, int height, int[] rgb) {

    /** The smallest side on which anything can be counted. */
    public static final int SMALLEST = 32;

    public Film {
        if (width < SMALLEST || height < SMALLEST || rgb.length != width * height) {
            throw new IllegalArgumentException("A film has at least " + SMALLEST + " x " + SMALLEST
                    + " pixels, but this has " + width + " x " + height);
        }
    }

    /** The pixels of an image, in sRGB. */
    public static Film of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Film(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /**
     * The film made smaller (or larger), each pixel the mean of those it covers.
     *
     * @return red, green and blue from 0 to 255, pixel by pixel
     */
    float[] resized(int toWidth, int toHeight) {
        float[] mean = new float[3 * toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            int top = (int) ((long) y * height / toHeight);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / toHeight));
            for (int x = 0; x < toWidth; x++) {
                int left = (int) ((long) x * width / toWidth);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * width / toWidth));
                average(left, top, right, bottom, mean, 3 * (y * toWidth + x));
            }
        }
        return mean;
    }

    private void average(int left, int top, int right, int bottom, float[] mean, int at) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int i = y * width + left; i < y * width + right; i++) {
                red += (rgb[i] >> 16) & 255;
                green += (rgb[i] >> 8) & 255;
                blue += rgb[i] & 255;
            }
        }
        float covered = (float) (right - left) * (bottom - top);
        mean[at] = red / covered;
        mean[at + 1] = green / covered;
        mean[at + 2] = blue / covered;
    }
}
