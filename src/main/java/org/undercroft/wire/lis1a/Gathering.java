package org.undercroft.wire.lis1a;

import java.util.EnumSet;
import java.util.Set;
import org.undercroft.wire.Gathered;

/** The message a {@link Receiver} is gathering: its bytes as they came, and the text of its accepted frames. */
final class Gathering {

    /** An L record is a few characters; looking no further back bounds the work of a hostile sender. */
    private static final int LONGEST_TERMINATOR = 1024;

    final Gathered raw = new Gathered();
    final Set<Tolerance> tolerances = EnumSet.noneOf(Tolerance.class);
    private final Gathered text = new Gathered();
    private int frames;
    private int rejected;
    private int repeated;
    private boolean moreAnnounced;

    void accept(FrameOutcome.Good frame) {
        text.add(frame.text(), 0, frame.text().length);
        moreAnnounced = !frame.last();
        frames++;
    }

    /** Takes back the frame accepted last, which could not be stored. */
    void takeBack(int length) {
        text.cut(text.size() - length);
        frames--;
        rejected++;
    }

    void countRejected() {
        rejected++;
    }

    void countRepeated() {
        repeated++;
    }

    /** Whether the accepted frames may be a message although no L record ended it at the time. */
    boolean mayEndHere() {
        return !text.isEmpty() && (!moreAnnounced || endsWithTerminator());
    }

    /** Whether nothing but frames already taken, and control characters, came. */
    boolean holdsOnlyRepetitions() {
        return text.isEmpty() && rejected == 0 && repeated > 0;
    }

    boolean holdsOnlyControls() {
        for (int i = 0; i < raw.size(); i++) {
            switch (raw.at(i)) {
                case Control.ENQ, Control.EOT, Control.ACK, Control.NAK, Control.CR, Control.LF, 0 -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the text ends with an L record, which ends a message (LIS02-A2 clause 12). */
    boolean endsWithTerminator() {
        return endsWithTerminator(text);
    }

    /** Whether the bytes as they came are a whole message without frames. */
    boolean isUnframedMessage() {
        boolean header = raw.size() > 4 && raw.at(0) == 'H' && !Character.isLetterOrDigit(raw.at(1));
        return header && endsWithTerminator(raw);
    }

    private static boolean endsWithTerminator(Gathered bytes) {
        int end = bytes.size();
        int lowest = Math.max(0, end - LONGEST_TERMINATOR);
        while (end > lowest && Control.isLineEnd(bytes.at(end - 1))) {
            end--;
        }
        int start = end;
        while (start > lowest && !Control.isLineEnd(bytes.at(start - 1))) {
            start--;
        }
        boolean atRecord = start == 0 || Control.isLineEnd(bytes.at(start - 1));
        return atRecord
                && start < end
                && bytes.at(start) == 'L'
                && (end == start + 1 || !Character.isLetterOrDigit(bytes.at(start + 1)));
    }

    ReceivedMessage message() {
        return new ReceivedMessage(
                raw.copy(0, raw.size()), text.copy(0, text.size()), tolerances, frames, rejected, repeated);
    }

    ReceivedMessage unframedMessage() {
        byte[] all = raw.copy(0, raw.size());
        return new ReceivedMessage(all, all.clone(), EnumSet.of(Tolerance.UNFRAMED), 0, 0, 0);
    }

    /** Hands over the bytes as they came and starts anew. */
    byte[] take() {
        byte[] bytes = raw.take();
        text.take();
        tolerances.clear();
        frames = 0;
        rejected = 0;
        repeated = 0;
        return bytes;
    }
}
