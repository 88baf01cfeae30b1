package org.undercroft.wire;

import java.net.InetAddress;

/**
 * A connection that was turned away before a byte of it was read.
 *
 * @param address who came
 * @param port from which port
 * @param cause the kind of refusal
 * @param detail what a person needs to mend it
 */
public record Refusal(InetAddress address, int port, Cause cause, String detail) {

    /** Why a connection was turned away. */
    public enum Cause {
        /** The address is not on the door's list. */
        NOT_ALLOWED,
        /** The door has as many connections as it may have. */
        TOO_MANY,
        /** The TLS handshake failed: no certificate, one that is not trusted, or no TLS at all. */
        TLS_FAILED
    }
}
