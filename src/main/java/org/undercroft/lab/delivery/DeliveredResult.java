package org.undercroft.lab.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.Tracking;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/**
 * How far a result has come on its way to one destination.
 *
 * @param result its number
 * @param standing what the message says it is: PRELIMINARY, FINAL, CORRECTED or WITHDRAWN
 * @param controlId the message's MSH-10
 * @param destination who gets it; empty if nobody wants it
 * @param state how far it has come; null if no destination wants it
 * @param at when it came into this state; null if no destination wants it
 * @param message its number in the outbox; null if no destination wants it
 * @param reason why it isn't there; empty if it is
 */
public record DeliveredResult(
        long result,
        String standing,
        String controlId,
        String destination,
        Tracking.@Nullable State state,
        @Nullable Instant at,
        @Nullable Long message,
        String reason) {

    /** Its state as pages show it. */
    public Status status() {
        return status(state);
    }

    /** A state as pages show it; null means that no destination wants the message. */
    public static Status status(Tracking.@Nullable State state) {
        return switch (state) {
            case null -> Status.caution("No destination");
            case QUEUED -> Status.waiting(state.label());
            case SENT -> Status.working(state.label());
            case ACKNOWLEDGED -> Status.good(state.label());
            case REFUSED, EXPIRED -> Status.serious(state.label());
            case SETTLED -> Status.off(state.label());
        };
    }

    /** Whom it goes to, since when, and what stands in the way. */
    public String words() {
        String what = standing.equals("FINAL") ? "" : standing.toLowerCase(java.util.Locale.ROOT) + " ";
        String words = destination.isEmpty() ? what : what + destination + " " + Times.minutes(at);
        return (reason.isEmpty() ? words : words + ": " + reason).strip();
    }
}
