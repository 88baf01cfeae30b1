package org.undercroft.lab.microscope.cell;

import java.util.Arrays;

/**
 * How much light the stain takes away, for red, green and blue: the negative decimal logarithm of what comes through,
 * against the empty ground of the same film (Beer-Lambert). Lamp, exposure and white balance fall out of it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param red density pixel by pixel; nuclei are dense here, red cells hardly
 * @param green density pixel by pixel; each stained thing is dense here
 * @param blue density pixel by pixel
 */
@SuppressWarnings("ArrayRecordComponent")
record OpticalDensity(int width, int height, float[] red, float[] green, float[] blue) {

    /** Of the pixels ranked by brightness, the one taken for the empty ground. */
    private static final double GROUND = 0.9;

    private static final float LEAST = -0.1f;
    private static final float MOST = 1.2f;

    /** The densities of a film, made so large. */
    static OpticalDensity of(Film film, int width, int height) {
        float[] light = film.resized(width, height);
        return new OpticalDensity(width, height, density(light, 0), density(light, 1), density(light, 2));
    }

    private static float[] density(float[] light, int colour) {
        float[] one = new float[light.length / 3];
        for (int i = 0; i < one.length; i++) {
            one[i] = light[3 * i + colour];
        }
        double ground = Math.log10(ground(one) + 1);
        for (int i = 0; i < one.length; i++) {
            float density = (float) (ground - Math.log10(one[i] + 1));
            one[i] = Math.clamp(density, LEAST, MOST);
        }
        return one;
    }

    private static double ground(float[] light) {
        float[] ranked = light.clone();
        Arrays.sort(ranked);
        double place = GROUND * (ranked.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ranked.length - 1);
        return ranked[below] + (place - below) * (ranked[above] - ranked[below]);
    }
}
