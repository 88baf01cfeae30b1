package org.undercroft.wire;

import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A door: where it stands and who may come in.
 *
 * @param bind the local address
 * @param port the TCP port; 0 lets the system choose one
 * @param maxConnections how many peers may be connected at once; further ones are refused
 * @param allowed who may connect; empty admits everyone who can reach the address
 * @param tls when not null, the door speaks TLS and asks every peer for a certificate this context trusts
 */
public record Endpoint(
        InetAddress bind,
        int port,
        int maxConnections,
        List<PeerRule> allowed,
        @Nullable SSLContext tls) {

    public Endpoint {
        allowed = List.copyOf(allowed);
    }

    /** A plain door on the loopback address for at most 500 peers. */
    public static Endpoint loopback(int port) {
        return new Endpoint(InetAddress.getLoopbackAddress(), port, 500, List.of(), null);
    }

    /** The same door for at most this many peers. */
    public Endpoint withMaxConnections(int most) {
        return new Endpoint(bind, port, most, allowed, tls);
    }

    /** The same door for these peers only. */
    public Endpoint withAllowed(List<PeerRule> rules) {
        return new Endpoint(bind, port, maxConnections, rules, tls);
    }

    /** The same door behind TLS with client certificates. */
    public Endpoint withTls(SSLContext context) {
        return new Endpoint(bind, port, maxConnections, allowed, context);
    }

    /** Whether the list lets this address in. */
    public boolean admits(InetAddress address) {
        return allowed.isEmpty() || allowed.stream().anyMatch(rule -> rule.matches(address));
    }
}
