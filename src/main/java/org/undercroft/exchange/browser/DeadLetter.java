package org.undercroft.exchange.browser;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person had, or has, to settle.
 *
 * @param id its number
 * @param inbound the received message; null if it is an outgoing one
 * @param outbound the outgoing message; null if it is a received one
 * @param kind MESSAGE, QUESTION, UNFRAMED or OUTGOING
 * @param type the message's type
 * @param partner its sender or destination
 * @param reason why it is here
 * @param diedAt since when
 * @param settledAt when it was settled; null while it is open
 * @param settledBy by whom
 * @param settlement REPLAYED or RESOLVED
 * @param note what they said about it
 */
public record DeadLetter(
        long id,
        @Nullable Long inbound,
        @Nullable Long outbound,
        String kind,
        String type,
        String partner,
        String reason,
        Instant diedAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settlement,
        @Nullable String note) {

    /** Whether it can be brought to its handler, or its destination, once more. */
    public boolean isReplayable() {
        return settledAt == null && (kind.equals("MESSAGE") || kind.equals("OUTGOING"));
    }

    /** Where the message itself can be read. */
    public String path() {
        return inbound == null ? "/exchange/outgoing/" + outbound : "/exchange/messages/" + inbound;
    }
}
