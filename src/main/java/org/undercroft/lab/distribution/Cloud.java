package org.undercroft.lab.distribution;

import org.jspecify.annotations.Nullable;

/**
 * The points of a scattergram.
 *
 * @param lowest the value at the left end
 * @param highest the value at the right end
 * @param bottom the value at the lower end
 * @param top the value at the upper end
 * @param xs how far each point lies to the right
 * @param ys how high each point lies
 * @param quantities how many cells each point stands for; null if each stands for one
 * @param populations the population the instrument counts each point to; null if it doesn't say
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
public record Cloud(
        float lowest,
        float highest,
        float bottom,
        float top,
        float[] xs,
        float[] ys,
        float @Nullable [] quantities,
        float @Nullable [] populations) {

    public Cloud {
        if (xs.length != ys.length
                || (quantities != null && quantities.length != xs.length)
                || (populations != null && populations.length != xs.length)) {
            throw new IllegalArgumentException("A scattergram's lists are of different lengths");
        }
        if (!(lowest < highest) || !(bottom < top)) {
            throw new IllegalArgumentException("A scattergram's axes run from a smaller to a larger value");
        }
    }

    /** The population of a point, 0 if the instrument doesn't say. */
    int population(int point) {
        return populations == null ? 0 : (int) populations[point];
    }

    /** How many cells a point stands for. */
    double quantity(int point) {
        return quantities == null ? 1 : quantities[point];
    }
}
