package org.undercroft.wire.poct1a;

import org.undercroft.wire.Peer;

/** Takes what devices send. Called on the connection's virtual thread, one call at a time. */
public interface DeviceHandler {

    /**
     * Takes observations (OBS.R01, OBS.R02) or another message that must not be lost. The device waits: return once it is
     * stored.
     *
     * @param device what it said of itself
     * @return why it is not taken; empty if it is
     */
    String onMessage(Peer peer, String device, String type, byte[] document);

    /** Takes bytes that are no message. */
    void onNoise(Peer peer, byte[] bytes, String reason);
}
