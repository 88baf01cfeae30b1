package org.undercroft.rehearsal.cast;

/** Somebody or something that takes part in the day, on a virtual thread of its own. */
@FunctionalInterface
public interface Player {

    /**
     * Plays until the part is over.
     *
     * @throws InterruptedException if the day is stopped
     */
    void play() throws InterruptedException;
}
