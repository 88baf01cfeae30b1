package org.undercroft.wire;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The program at the other end of a connection.
 *
 * @param address where it speaks from
 * @param port its port, of this connection only
 * @param tlsSubject the distinguished name (RFC 2253) in its client certificate; null on a plain connection
 */
public record Peer(InetAddress address, int port, @Nullable String tlsSubject) {

    @Override
    public String toString() {
        String place = address.getHostAddress() + ":" + port;
        return tlsSubject == null ? place : place + " (" + tlsSubject + ")";
    }
}
