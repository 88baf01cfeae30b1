package org.undercroft.wire.lis1a;

/** What became of a message we sent. */
public sealed interface SendResult {

    /**
     * The receiver acknowledged every frame.
     *
     * @param askedToStop whether it answered the last frame with EOT, asking for the line
     */
    record Sent(boolean askedToStop) implements SendResult {}

    /**
     * The receiver took only a part and asked for the line (EOT). The whole message must be sent again, not before 15 s
     * have passed or the receiver has sent.
     *
     * @param acceptedFrames how many frames it took
     */
    record Interrupted(int acceptedFrames) implements SendResult {}

    /** The receiver would not take it: always busy, or one frame refused six times. */
    record Refused(String reason) implements SendResult {}

    /** The receiver did not answer in time. */
    record NoAnswer(String reason) implements SendResult {}

    /** The line was never free to send: the other side was sending, or won the contention each time. */
    record LineTaken() implements SendResult {}

    /** The connection ended, or was never there. */
    record LineLost(String reason) implements SendResult {}
}
