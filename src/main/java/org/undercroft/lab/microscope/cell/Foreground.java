package org.undercroft.lab.microscope.cell;

/** Parts what is stained from the empty ground of a film, by Otsu's threshold on the green density (1979). */
final class Foreground {

    private static final int BINS = 256;
    private static final double LOWEST = -0.1;
    private static final double HIGHEST = 0.6;
    /** Below this density nothing is a cell, however empty the film. */
    private static final double FAINTEST = 0.04;

    private Foreground() {}

    /** For each pixel, whether something is there. */
    static boolean[] of(OpticalDensity film) {
        double threshold = Math.max(FAINTEST, threshold(film.green()));
        boolean[] stained = new boolean[film.green().length];
        for (int i = 0; i < stained.length; i++) {
            stained[i] = film.green()[i] > threshold;
        }
        return stained;
    }

    /** The density that parts the values into two groups with the greatest variance between them. */
    static double threshold(float[] densities) {
        int[] histogram = new int[BINS];
        for (float density : densities) {
            histogram[bin(density)]++;
        }
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += (double) bin * histogram[bin];
        }
        double below = 0;
        double sumBelow = 0;
        double best = -1;
        int at = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += histogram[bin];
            sumBelow += (double) bin * histogram[bin];
            double above = densities.length - below;
            if (below > 0 && above > 0) {
                double apart = sumBelow / below - (all - sumBelow) / above;
                double between = below * above * apart * apart;
                if (between > best) {
                    best = between;
                    at = bin;
                }
            }
        }
        return LOWEST + (at + 1) * (HIGHEST - LOWEST) / BINS;
    }

    private static int bin(float density) {
        return Math.clamp((int) ((density - LOWEST) / (HIGHEST - LOWEST) * BINS), 0, BINS - 1);
    }
}
