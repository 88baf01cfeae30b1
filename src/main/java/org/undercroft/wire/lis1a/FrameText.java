package org.undercroft.wire.lis1a;

import org.undercroft.wire.Gathered;

/** Where in the bytes as they came the frame that is being read begins and ends. */
final class FrameText {

    private final Gathered raw;
    private boolean headless;
    private int start;
    private int end;

    FrameText(Gathered raw) {
        this.raw = raw;
    }

    /**
     * Begins with the next byte.
     *
     * @param withoutStart whether the STX is missing
     */
    void begin(boolean withoutStart) {
        headless = withoutStart;
        start = raw.size();
    }

    /** The ETX or ETB was added; the two digits of the checksum follow. */
    void checksumFollows() {
        end = raw.size() + 2;
    }

    /** Whether the checksum was added. */
    boolean hasChecksum() {
        return raw.size() >= end;
    }

    /** Where the text stops in these bytes; their end if it goes on. */
    int stop(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte value = bytes[i];
            if (value >= 0 && value <= Control.ETB && stops(value)) {
                return i;
            }
        }
        return to;
    }

    /** In a frame, ENQ and EOT are first taken for damaged text: only silence after them makes them controls. */
    private boolean stops(byte value) {
        return switch (value) {
            case Control.STX, Control.ETX, Control.ETB -> true;
            case Control.ENQ, Control.EOT -> headless;
            default -> false;
        };
    }

    FrameOutcome decode() {
        return headless
                ? new FrameOutcome.Bad("the frame's start (STX) is missing")
                : Frame.decode(raw.copy(start, end));
    }

    /** Other protocols use STX and ETX too; a NAK could make their senders repeat for ever. */
    boolean looksLikeFrame() {
        return raw.size() >= end
                && end - start > 4
                && Character.digit(raw.at(start + 1), 8) >= 0
                && Character.digit(raw.at(end - 1), 16) >= 0
                && Character.digit(raw.at(end - 2), 16) >= 0;
    }
}
