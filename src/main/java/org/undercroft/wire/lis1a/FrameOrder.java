package org.undercroft.wire.lis1a;

import java.util.Arrays;

/** Which frame may come next: frame numbers run 1 to 7, then 0, in each transfer phase (LIS01-A2 clause 6.3.1). */
final class FrameOrder {

    /** Where a frame stands in the sequence. */
    enum Place {
        NEXT,
        REPETITION,
        OUT_OF_ORDER
    }

    private static final int NONE = -1;
    private int accepted = NONE;
    private int acceptedSum;
    private int acceptedLength;

    void restart() {
        accepted = NONE;
    }

    int expected() {
        return accepted == NONE ? 1 : (accepted + 1) % 8;
    }

    /** A frame with the last number but other content is no repetition: to acknowledge it would lose it. */
    Place place(FrameOutcome.Good frame) {
        if (frame.number() == expected()) {
            return Place.NEXT;
        }
        boolean same = frame.number() == accepted && sum(frame) == acceptedSum && length(frame) == acceptedLength;
        return same ? Place.REPETITION : Place.OUT_OF_ORDER;
    }

    void accepted(FrameOutcome.Good frame) {
        accepted = frame.number();
        acceptedSum = sum(frame);
        acceptedLength = length(frame);
    }

    private static int sum(FrameOutcome.Good frame) {
        return Arrays.hashCode(frame.text());
    }

    private static int length(FrameOutcome.Good frame) {
        return frame.text().length;
    }
}
