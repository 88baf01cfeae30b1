package org.undercroft.lab.microscope.mark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did to a slide.
 *
 * @param id its number
 * @param at when
 * @param actor who
 * @param deed what was done
 * @param mark the mark concerned; null if none
 * @param annotation the note concerned; null if none
 * @param run the run concerned; null if none
 * @param former the kind that a mark had before; empty if nothing changed
 * @param words in a sentence
 * @param undone whether it was taken back
 */
public record SlideMoment(
        long id,
        Instant at,
        String actor,
        Deed deed,
        @Nullable Long mark,
        @Nullable Long annotation,
        @Nullable Long run,
        String former,
        String words,
        boolean undone) {

    /** What can be done. */
    public enum Deed {
        /** The counter ran; undone, its marks are gone. */
        COUNTED,
        /** A mark was set; undone, it is gone. */
        MARKED,
        /** A mark was taken away; undone, it is back. */
        UNMARKED,
        /** A mark's kind was changed; undone, it is what it was. */
        NAMED,
        /** A note was written; undone, it is gone. */
        NOTED,
        /** A note was taken away; undone, it is back. */
        UNNOTED,
        /** The count was confirmed and given to the laboratory; it can't be undone here. */
        CONFIRMED
    }
}
