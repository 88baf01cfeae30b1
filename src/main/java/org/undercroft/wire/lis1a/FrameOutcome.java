package org.undercroft.wire.lis1a;

import java.util.Set;

/** What became of the bytes from STX to the second checksum digit. */
sealed interface FrameOutcome {

    /**
     * The checksum holds.
     *
     * @param number the frame number, 0 to 7
     * @param text what the frame carries, after any repair
     * @param last whether ETX ended it, not ETB
     * @param repairs what had to be read differently for the checksum to hold
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Good(int number, byte[] text, boolean last, Set<Tolerance> repairs) implements FrameOutcome {}

    /** No reading of the bytes gives a frame. */
    record Bad(String reason) implements FrameOutcome {}
}
