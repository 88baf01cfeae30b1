package org.undercroft.wire.lis1a;

/**
 * What a {@link Receiver} does with bytes that did not become a message in frames: it tells a message without frames, a
 * message that stopped before its end and plain noise apart, and hands each out with the reason. No byte stays behind.
 */
final class Noise {

    private static final int CHUNK = 1 << 20;

    private final LineSettings settings;
    private final ReceiverActions actions;
    private final Gathering kept;
    private String trouble = "";

    Noise(LineSettings settings, ReceiverActions actions, Gathering kept) {
        this.settings = settings;
        this.actions = actions;
        this.kept = kept;
    }

    /** What went wrong with the bytes at hand; it becomes part of the reason with which they are handed out. */
    void blame(String reason) {
        trouble = reason;
    }

    /** All is well again. */
    void forgive() {
        trouble = "";
    }

    /** Whether something went wrong with the bytes at hand. */
    boolean isTroubled() {
        return !trouble.isEmpty();
    }

    /** Takes one byte outside any session. */
    void add(byte value) {
        kept.raw.add(value);
        if (isChunk()) {
            flush();
        }
    }

    /** Takes a line end outside any session; records without frames may be a whole message there. */
    void endLine(byte value) {
        if (kept.raw.isEmpty()) {
            return;
        }
        kept.raw.add(value);
        if (kept.isUnframedMessage()) {
            flush();
        }
    }

    /** Takes one byte of what follows a message that was too long. */
    void addRest(byte value) {
        kept.raw.add(value);
        if (isChunk()) {
            actions.keepNoise(kept.take(), "the rest of a message that was too long");
        }
    }

    /** Hands out what is at hand: a message without frames, or noise. */
    void flush() {
        if (kept.raw.isEmpty()) {
            return;
        }
        boolean stored = kept.isUnframedMessage() && actions.deliver(kept.unframedMessage());
        byte[] bytes = kept.take();
        if (!stored) {
            actions.keepNoise(bytes, isTroubled() ? trouble : "bytes outside any message");
        }
        forgive();
    }

    /**
     * Hands out what a session that ends leaves behind.
     *
     * @param reason why it ends
     * @param betweenFrames whether it ends between two frames; then repeated frames are whole ones
     */
    void endSession(String reason, boolean betweenFrames) {
        if (kept.holdsOnlyControls()) {
            kept.take();
        } else if (kept.holdsOnlyRepetitions() && betweenFrames) {
            actions.keepNoise(kept.take(), "frames that had been accepted before came again");
        } else {
            actions.keepIncomplete(kept.take(), isTroubled() ? reason + "; " + trouble : reason);
        }
        forgive();
    }

    private boolean isChunk() {
        return kept.raw.size() >= Math.min(CHUNK, settings.maxMessage());
    }
}
