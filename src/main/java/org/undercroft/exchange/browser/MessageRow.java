package org.undercroft.exchange.browser;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/**
 * A received message in a list.
 *
 * @param id its number
 * @param receivedAt when it was stored
 * @param kind MESSAGE, QUESTION or UNFRAMED
 * @param channel its channel; empty if none admitted it
 * @param type its type
 * @param sender who sent it
 * @param controlId the sender's number for it
 * @param state RECEIVED, HANDLED, ANSWERED, UNANSWERED, DEAD or RESOLVED
 * @param summary what its handler did
 * @param reason why it is dead
 * @param repeats how often it came again
 * @param size bytes
 */
public record MessageRow(
        long id,
        Instant receivedAt,
        String kind,
        String channel,
        String type,
        String sender,
        @Nullable String controlId,
        String state,
        @Nullable String summary,
        @Nullable String reason,
        int repeats,
        int size)
        implements FoundMessage {

    @Override
    public Instant when() {
        return receivedAt;
    }

    @Override
    public String partner() {
        return sender;
    }

    @Override
    public String path() {
        return "/exchange/messages/" + id;
    }

    @Override
    public Status status() {
        return status(state);
    }

    static Status status(String state) {
        return switch (state) {
            case "RECEIVED" -> Status.waiting("Received");
            case "HANDLED" -> Status.good("Handled");
            case "ANSWERED" -> Status.good("Answered");
            case "DELIVERED" -> Status.good("Delivered");
            case "PENDING" -> Status.waiting("Pending");
            case "UNANSWERED" -> Status.off("Unanswered");
            case "UNROUTED" -> Status.caution("No destination");
            case "RESOLVED" -> Status.off("Resolved");
            case "EXPIRED" -> Status.serious("Expired");
            case "REFUSED" -> Status.serious("Refused");
            default -> Status.serious("Dead letter");
        };
    }

    @Override
    public String story() {
        if (reason != null) {
            return reason;
        }
        return summary == null ? "" : summary;
    }
}
