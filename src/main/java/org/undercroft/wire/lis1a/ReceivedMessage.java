package org.undercroft.wire.lis1a;

import java.util.Set;

/**
 * One message as an instrument sent it.
 *
 * @param raw every byte of it that came over the line since the message before: ENQ, rejected and repeated frames and
 *     stray bytes included. What follows a message's last frame (EOT, a late CR LF) is not in it
 * @param text the records, joined from the frames; records end with CR, or as they came if unframed
 * @param tolerances departures from the standard that were understood
 * @param frames how many frames were accepted
 * @param rejected how many were answered with NAK
 * @param repeated how many came again after they had been accepted, and were not taken twice
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
public record ReceivedMessage(
        byte[] raw, byte[] text, Set<Tolerance> tolerances, int frames, int rejected, int repeated) {

    public ReceivedMessage {
        tolerances = Set.copyOf(tolerances);
    }
}
