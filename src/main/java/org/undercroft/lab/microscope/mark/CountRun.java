package org.undercroft.lab.microscope.mark;

import java.time.Instant;

/**
 * One run of the counter over a part of a slide.
 *
 * @param id its number
 * @param x left edge of the part, in pixels of the image
 * @param y upper edge
 * @param width of the part
 * @param height of the part
 * @param counter the counter with its version
 * @param milliseconds how long it took
 * @param red red cells found
 * @param white white cells found
 * @param platelets platelets found
 * @param countedBy who had it counted
 * @param countedAt when
 */
public record CountRun(
        long id,
        int x,
        int y,
        int width,
        int height,
        String counter,
        int milliseconds,
        int red,
        int white,
        int platelets,
        String countedBy,
        Instant countedAt) {}
