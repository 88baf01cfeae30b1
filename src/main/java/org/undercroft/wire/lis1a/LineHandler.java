package org.undercroft.wire.lis1a;

import java.util.List;
import org.undercroft.wire.Peer;

/** Takes what comes over a line. Called on the connection's virtual thread, one call at a time for each connection. */
public interface LineHandler {

    /**
     * Takes one message. The reply to the frame that completed it waits: return once it is stored. If this throws, the
     * frame is answered with NAK and the instrument sends it again.
     *
     * @return messages to send back over the same connection once the instrument has given up the line (the answer to a
     *     host query), each as records ended by CR; empty for none
     */
    List<byte[]> onMessage(Peer peer, ReceivedMessage message);

    /** Takes the bytes of a message that stopped before its end. The instrument will send it again, as a whole. */
    void onIncomplete(Peer peer, byte[] bytes, String reason);

    /** Takes bytes that are no part of a message: repeated frames, other protocols, line noise. */
    void onNoise(Peer peer, byte[] bytes, String reason);

    /** Hears what became of a message that {@link #onMessage} returned. */
    default void onReplySent(Peer peer, byte[] text, SendResult result) {}
}
