package org.undercroft.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes through the exchange now, for boards that ask every second. */
public interface ExchangeActivity {

    /** The present state; cheap, whatever the inbox holds. */
    Snapshot now();

    /**
     * The exchange at one moment.
     *
     * @param waiting messages stored but not yet handled
     * @param toDeliver messages of the outbox not yet acknowledged by their receiver
     * @param deadLetters messages that a person has to settle
     * @param oldestDeadLetter since when the oldest of them waits; null if there is none
     * @param beats messages received and delivered in each ten seconds of the last five minutes, oldest first
     * @param destinationsInTrouble names of destinations that do not acknowledge now
     */
    record Snapshot(
            long waiting,
            long toDeliver,
            long deadLetters,
            @Nullable Instant oldestDeadLetter,
            List<Beat> beats,
            List<String> destinationsInTrouble) {

        public Snapshot {
            beats = List.copyOf(beats);
            destinationsInTrouble = List.copyOf(destinationsInTrouble);
        }
    }

    /**
     * Ten seconds of traffic.
     *
     * @param from their beginning
     * @param received messages stored
     * @param delivered messages that a receiver acknowledged
     */
    record Beat(Instant from, long received, long delivered) {}
}
