package org.undercroft.exchange.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A destination as it is entered and shown. What is absent takes the usual value.
 *
 * @param name its name
 * @param host its host name or address
 * @param port its TCP port
 * @param tls whether it speaks TLS
 * @param types the message types it wants
 * @param acknowledges the senders whose application acknowledgments it takes; usually none
 * @param enabled whether messages are delivered; usually they are
 * @param connectSeconds how long connecting may take; usually 5
 * @param answerSeconds how long acknowledging may take; usually 30
 * @param refusals after how many AE or CE a message is given up; usually 3
 * @param expiresHours after how long a message is given up; usually 72
 * @param note why it is there
 * @param version the version it was entered upon; absent: whatever is there
 */
public record DestinationEntry(
        @Nullable String name,
        String host,
        int port,
        @Nullable Boolean tls,
        @Nullable List<String> types,
        @Nullable String acknowledges,
        @Nullable Boolean enabled,
        @Nullable Integer connectSeconds,
        @Nullable Integer answerSeconds,
        @Nullable Integer refusals,
        @Nullable Integer expiresHours,
        @Nullable String note,
        @Nullable Integer version) {

    static final DestinationEntry BLANK =
            new DestinationEntry("", "127.0.0.1", 2575, false, List.of(), "", true, 5, 30, 3, 72, "", 0);

    static DestinationEntry of(Destination destination) {
        return new DestinationEntry(
                destination.name(),
                destination.host(),
                destination.port(),
                destination.tls(),
                destination.types().stream().sorted().toList(),
                destination.acknowledges(),
                destination.enabled(),
                (int) destination.connectTimeout().toSeconds(),
                (int) destination.answerTimeout().toSeconds(),
                destination.refusals(),
                (int) destination.expiry().toHours(),
                destination.note(),
                destination.version());
    }

    /** @throws IllegalArgumentException if it is no destination; the message says why */
    Destination destination(String called, int present) {
        return new Destination(
                called.strip(),
                host == null ? "" : host.strip(),
                port,
                or(tls, false),
                Set.copyOf(or(types, List.of())),
                or(acknowledges, "").strip(),
                or(enabled, true),
                Duration.ofSeconds(or(connectSeconds, 5)),
                Duration.ofSeconds(or(answerSeconds, 30)),
                or(refusals, 3),
                Duration.ofHours(or(expiresHours, 72)),
                or(note, "").strip(),
                or(version, present));
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
