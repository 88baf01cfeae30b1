package org.undercroft.wire.lis1a;

/** What a {@link Receiver} asks the line to do. */
interface ReceiverActions {

    /** Send one control character: ACK or NAK. */
    void reply(byte control);

    /** Store a message. Returns whether it is stored; the receiver replies only then. */
    boolean deliver(ReceivedMessage message);

    /** Keep the bytes of a message that stopped before its end. */
    void keepIncomplete(byte[] bytes, String reason);

    /** Keep bytes that are no part of a message. */
    void keepNoise(byte[] bytes, String reason);
}
