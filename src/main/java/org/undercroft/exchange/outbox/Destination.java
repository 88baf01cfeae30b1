package org.undercroft.exchange.outbox;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody who receives messages from us over MLLP.
 *
 * @param name what people call it; never changed
 * @param host its host name or address
 * @param port its TCP port
 * @param tls whether it speaks TLS; it must then trust our certificate, and we its
 * @param types the message types it wants
 * @param acknowledges a pattern of the senders whose application acknowledgments it takes, {@code *} for any characters
 *     and {@code ?} for one; empty for none
 * @param enabled whether messages are delivered; while not, they wait
 * @param connectTimeout how long connecting may take
 * @param answerTimeout how long it may take to acknowledge
 * @param refusals after how many AE or CE answers a message is given up; AR and CR give it up at once
 * @param expiry after how long an undelivered message is given up
 * @param note why it is there, for people
 * @param version counts its changes
 */
public record Destination(
        String name,
        String host,
        int port,
        boolean tls,
        Set<String> types,
        String acknowledges,
        boolean enabled,
        Duration connectTimeout,
        Duration answerTimeout,
        int refusals,
        Duration expiry,
        String note,
        int version) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if something is not usable; the message says what */
    public Destination {
        types = Set.copyOf(types);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A destination's name is 1 to 40 lower-case letters, digits or hyphens, not \"" + name + "\"");
        }
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A destination needs a host and a port from 1 to 65535");
        }
        if (connectTimeout.toSeconds() < 1 || answerTimeout.toSeconds() < 1 || refusals < 1 || expiry.toHours() < 1) {
            throw new IllegalArgumentException(
                    "Timeouts are at least one second, refusals at least one, the expiry at least one hour");
        }
    }

    /** A plain destination with the usual patience: 5 s to connect, 30 s to answer, 3 refusals, 72 hours. */
    public static Destination plain(String name, String host, int port, Set<String> types) {
        return new Destination(
                name,
                host,
                port,
                false,
                types,
                "",
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                3,
                Duration.ofDays(3),
                "",
                0);
    }

    /** The same destination behind TLS. */
    public Destination overTls() {
        return new Destination(
                name,
                host,
                port,
                true,
                types,
                acknowledges,
                enabled,
                connectTimeout,
                answerTimeout,
                refusals,
                expiry,
                note,
                version);
    }

    /** The same destination for the application acknowledgments of these senders too. */
    public Destination acknowledging(String senders) {
        return new Destination(
                name,
                host,
                port,
                tls,
                types,
                senders,
                enabled,
                connectTimeout,
                answerTimeout,
                refusals,
                expiry,
                note,
                version);
    }

    /** Where to connect; the name is looked up anew each time. */
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }
}
