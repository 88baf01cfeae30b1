package org.undercroft.wire.lis1a;

/**
 * What stands after a frame's checksum: CR and LF, or less. What an instrument leaves out is learnt, so that we need not
 * wait for it each time.
 */
final class FrameEnding {

    private enum Habit {
        CR_LF,
        CR,
        NOTHING
    }

    /** What a byte after the checksum means. */
    enum Step {
        /** It belongs to the ending, and more may come. */
        MORE,
        /** It is the last of the ending. */
        LAST,
        /** The ending is over without it: it belongs to what follows. */
        OVER
    }

    private Habit habit = Habit.CR_LF;
    private boolean returnSeen;
    private boolean straySeen;
    private boolean cutShort;

    /** The checksum was read. Returns whether nothing is awaited after it. */
    boolean begin() {
        returnSeen = false;
        straySeen = false;
        cutShort = habit == Habit.NOTHING;
        return cutShort;
    }

    /** Takes the next byte. */
    Step take(byte value) {
        return switch (value) {
            case Control.LF -> Step.LAST;
            case Control.CR -> carriageReturn();
            case Control.STX, Control.ENQ, Control.EOT -> {
                cutShort = true;
                yield Step.OVER;
            }
            default -> stray();
        };
    }

    private Step carriageReturn() {
        returnSeen = true;
        cutShort = habit == Habit.CR;
        return cutShort ? Step.LAST : Step.MORE;
    }

    /** One damaged character may stand in place of the CR or the LF. */
    private Step stray() {
        if (straySeen) {
            return Step.OVER;
        }
        straySeen = true;
        return returnSeen ? Step.LAST : Step.MORE;
    }

    /** Nothing more came: so it is this instrument's habit. */
    void stoodStill() {
        habit = returnSeen ? Habit.CR : Habit.NOTHING;
        cutShort = true;
    }

    /** The rest of an ending came late: the instrument does send it. */
    void cameLate() {
        habit = Habit.CR_LF;
    }

    /** Whether the frame ended without its CR and LF. */
    boolean isCutShort() {
        return cutShort;
    }
}
