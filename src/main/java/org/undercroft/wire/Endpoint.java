package org.undercroft.wire;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A door: where it stands and who may come in.
 *
 * @param bind the local address
 * @param port the TCP port; 0 lets the system choose one
 * @param maxConnections how many peers may be connected at once; further ones are refused
 * @param admitted which addresses may connect; asked for every connection, so that a change has its effect at once
 * @param tls when not null, the door speaks TLS and asks every peer for a certificate this context trusts
 */
public record Endpoint(
        InetAddress bind,
        int port,
        int maxConnections,
        Predicate<InetAddress> admitted,
        @Nullable SSLContext tls) {

    /** A plain door on the loopback address for at most 500 peers. */
    public static Endpoint loopback(int port) {
        return new Endpoint(InetAddress.getLoopbackAddress(), port, 500, _ -> true, null);
    }

    /** The same door for at most this many peers. */
    public Endpoint withMaxConnections(int most) {
        return new Endpoint(bind, port, most, admitted, tls);
    }

    /** The same door for these peers only. */
    public Endpoint withAllowed(List<PeerRule> rules) {
        List<PeerRule> fixed = List.copyOf(rules);
        return new Endpoint(
                bind, port, maxConnections, peer -> fixed.stream().anyMatch(rule -> rule.matches(peer)), tls);
    }

    /** The same door behind TLS with client certificates. */
    public Endpoint withTls(SSLContext context) {
        return new Endpoint(bind, port, maxConnections, admitted, context);
    }
}
