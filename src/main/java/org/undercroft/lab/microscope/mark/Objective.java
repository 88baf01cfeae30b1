package org.undercroft.lab.microscope.mark;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objective with its camera.
 *
 * @param id its number
 * @param name as people call it, such as "100x oil, camera 2"
 * @param micronsPerPixel what a pixel of its images is worth; null if nobody measured it
 * @param plateletFactor platelets per microlitre for one in a field; null if the laboratory has found none
 * @param setBy who set it
 * @param setAt when
 */
public record Objective(
        long id,
        String name,
        @Nullable BigDecimal micronsPerPixel,
        @Nullable Integer plateletFactor,
        String setBy,
        Instant setAt) {

    /**
     * What a pixel is worth, from a stage micrometer: a known length and the pixels it covers.
     *
     * @throws IllegalArgumentException if one of them isn't positive
     */
    public static BigDecimal scale(BigDecimal microns, BigDecimal pixels) {
        if (microns.signum() <= 0 || pixels.signum() <= 0) {
            throw new IllegalArgumentException("A length and its pixels are more than nothing.");
        }
        return microns.divide(pixels, new java.math.MathContext(6));
    }
}
