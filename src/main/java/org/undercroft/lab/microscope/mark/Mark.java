package org.undercroft.lab.microscope.mark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell marked on a slide.
 *
 * @param id its number
 * @param run the run of the counter that found it; null if a person marked it
 * @param countedKind what the counter took it for; null if a person marked it
 * @param kind what it is taken for now
 * @param x its centre in pixels of the image, from the left
 * @param y its centre in pixels of the image, from above
 * @param radius in pixels of the image
 * @param confidence of the counter; null if a person marked it
 * @param madeBy who marked it, or on whose behalf the counter did
 * @param madeAt when
 * @param removed whether a person took it away
 */
public record Mark(
        long id,
        @Nullable Long run,
        @Nullable MarkKind countedKind,
        MarkKind kind,
        double x,
        double y,
        double radius,
        @Nullable Double confidence,
        String madeBy,
        Instant madeAt,
        boolean removed) {

    /** Whether the counter found it. */
    public boolean isCounted() {
        return run != null;
    }
}
