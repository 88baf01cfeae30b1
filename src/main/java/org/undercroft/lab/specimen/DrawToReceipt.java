package org.undercroft.lab.specimen;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a specimen was on its way, against the longest its kind may be. */
public sealed interface DrawToReceipt {

    /** It came in time, or its kind has no limit. */
    record InTime(Duration took) implements DrawToReceipt {}

    /** It came too late. */
    record Late(Duration took, Duration limit) implements DrawToReceipt {

        /** What a person reads. */
        public String words() {
            return "Drawn " + Durations.words(took) + " ago; its kind may be on its way for " + Durations.words(limit)
                    + ".";
        }
    }

    /** Nobody said when it was drawn. */
    record Unknown() implements DrawToReceipt {}

    /** It is said to be drawn later than it came. */
    record Impossible(Duration ahead) implements DrawToReceipt {}

    /**
     * Judges. A clock of the ward may be up to five minutes ahead of ours.
     *
     * @param drawn null if unsaid
     * @param limit null if its kind has none
     */
    static DrawToReceipt judge(@Nullable Instant drawn, Instant received, @Nullable Duration limit) {
        if (drawn == null) {
            return new Unknown();
        }
        Duration took = Duration.between(drawn, received);
        if (took.compareTo(Duration.ofMinutes(-5)) < 0) {
            return new Impossible(took.negated());
        }
        return limit != null && took.compareTo(limit) > 0 ? new Late(took, limit) : new InTime(took);
    }
}
