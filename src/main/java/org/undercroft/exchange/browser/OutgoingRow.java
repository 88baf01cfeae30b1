package org.undercroft.exchange.browser;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/**
 * A message of the outbox in a list.
 *
 * @param id its number
 * @param createdAt when it was queued
 * @param destination who gets it
 * @param type its type
 * @param controlId our number for it
 * @param state PENDING, DELIVERED, REFUSED, EXPIRED, UNROUTED or RESOLVED
 * @param attempts how often it was tried
 * @param reason why it is not delivered
 * @param causedBy the inbox message it follows from
 * @param settledAt when it was delivered or given up
 * @param nextAttemptAt when it is tried again
 */
public record OutgoingRow(
        long id,
        Instant createdAt,
        String destination,
        String type,
        String controlId,
        String state,
        int attempts,
        @Nullable String reason,
        @Nullable Long causedBy,
        @Nullable Instant settledAt,
        @Nullable Instant nextAttemptAt)
        implements FoundMessage {

    @Override
    public Instant when() {
        return createdAt;
    }

    @Override
    public String partner() {
        return destination;
    }

    @Override
    public String path() {
        return "/exchange/outgoing/" + id;
    }

    @Override
    public String story() {
        return reason == null ? "" : reason;
    }

    @Override
    public Status status() {
        return state.equals("PENDING") && attempts > 0
                ? Status.caution("Tried " + attempts + " times")
                : MessageRow.status(state);
    }
}
