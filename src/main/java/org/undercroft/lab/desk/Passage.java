package org.undercroft.lab.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a result passed from hand to hand. What nobody noted is null.
 *
 * @param test our code
 * @param ward where the order came from; empty if unsaid
 * @param priority S, A or R
 * @param collectedAt when the specimen was collected
 * @param receivedAt when it came to the laboratory
 * @param resultedAt when the result came
 * @param verifiedAt when it was let out
 * @param deliveredAt when the first receiver acknowledged it
 */
record Passage(
        String test,
        String ward,
        String priority,
        @Nullable Instant collectedAt,
        @Nullable Instant receivedAt,
        Instant resultedAt,
        Instant verifiedAt,
        @Nullable Instant deliveredAt) {

    /** A part of the way. */
    enum Stage {
        TRANSPORT("Collected to received"),
        MEASURING("Received to resulted"),
        VERIFYING("Resulted to verified"),
        DELIVERING("Verified to delivered");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How many minutes a part of the way took; empty if one of its ends is unknown or they stand the wrong way round. */
    Optional<Double> minutes(Stage stage) {
        return switch (stage) {
            case TRANSPORT -> between(collectedAt, receivedAt);
            case MEASURING -> between(receivedAt, resultedAt);
            case VERIFYING -> between(resultedAt, verifiedAt);
            case DELIVERING -> between(verifiedAt, deliveredAt);
        };
    }

    /** Minutes from receipt to verification: what the catalog's targets speak of. */
    Optional<Double> turnaround() {
        return between(receivedAt, verifiedAt);
    }

    private static Optional<Double> between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || to.isBefore(from)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(from, to).toMillis() / 60_000.0);
    }
}
