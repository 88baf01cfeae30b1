package org.undercroft.wire.mllp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.undercroft.wire.Peer;

/** Takes what comes through an MLLP door. Called on the connection's virtual thread, one call at a time. */
public interface MllpHandler {

    /**
     * Takes one message. The sender waits: return once it is stored.
     *
     * @return the acknowledgement to send, without its envelope; empty to send none. If this throws, nothing is sent
     *     and the connection is closed, so that the sender sends again
     */
    byte[] onMessage(Peer peer, byte[] message);

    /**
     * Hears what became of an answer on its way to the sender.
     *
     * @param answer the very array that {@link #onMessage} gave
     * @param failure why it could not be written; null if it was
     */
    default void onAnswered(byte[] answer, @Nullable IOException failure) {}

    /**
     * Takes bytes that are no message, so that nothing is dropped in silence.
     *
     * @param bytes all of them as they came (an overlong message: its beginning)
     * @param reason why they are no message, for a person to read
     */
    void onBrokenFrame(Peer peer, byte[] bytes, String reason);
}
