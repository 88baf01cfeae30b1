package org.undercroft.wire.lis1a;

/**
 * How a line is run.
 *
 * @param framing how messages we send are laid into frames
 * @param maxFrameText the most bytes of text in a frame we send; frames we receive may be of any length
 * @param maxMessage the longest message taken, in bytes as received
 * @param timers how long each side waits
 */
public record LineSettings(Framing framing, int maxFrameText, int maxMessage, Timers timers) {

    /** One record a frame, 240 bytes of text, messages to 64 MiB, the standard's times. */
    public static LineSettings usual() {
        return new LineSettings(Framing.RECORD_ENDS_WITH_ETX, Frame.CLASSIC_TEXT, 64 << 20, Timers.standard());
    }

    /** The same with other times. */
    public LineSettings withTimers(Timers other) {
        return new LineSettings(framing, maxFrameText, maxMessage, other);
    }

    /** The same with frames laid otherwise. */
    public LineSettings withFraming(Framing other, int mostText) {
        return new LineSettings(other, mostText, maxMessage, timers);
    }

    /** The same with another limit for received messages. */
    public LineSettings withMaxMessage(int bytes) {
        return new LineSettings(framing, maxFrameText, bytes, timers);
    }
}
