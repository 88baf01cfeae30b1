package org.undercroft.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells departments what became of the messages they sent. */
public interface Tracking {

    /**
     * Where messages with these control ids have got to, by control id; one that no destination wanted is absent.
     *
     * @param controlIds our numbers, MSH-10
     */
    Map<String, List<Delivery>> of(Collection<String> controlIds);

    /** When the first receiver acknowledged each of these messages, by control id; of those nobody did, nothing. */
    Map<String, Instant> acknowledged(Collection<String> controlIds);

    /** How far a message has come on its way to one destination. */
    enum State {
        /** It waits its turn. */
        QUEUED("Queued"),
        /** It was sent, and nobody has acknowledged it yet. */
        SENT("Sent"),
        /** The receiver has it. */
        ACKNOWLEDGED("Acknowledged"),
        /** The receiver won't take it. */
        REFUSED("Refused"),
        /** Nobody acknowledged it in time. */
        EXPIRED("Expired"),
        /** A person settled it without the receiver. */
        SETTLED("Settled by hand");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * A message on its way to one destination.
     *
     * @param message its number in the outbox
     * @param controlId our number for it, MSH-10
     * @param destination who receives it
     * @param state how far it has come
     * @param at when it came into this state; for one that was sent, when it was queued
     * @param attempts how often it was sent
     * @param reason why it isn't there; null if it is, or nobody said
     */
    record Delivery(
            long message,
            String controlId,
            String destination,
            State state,
            Instant at,
            int attempts,
            @Nullable String reason) {}
}
