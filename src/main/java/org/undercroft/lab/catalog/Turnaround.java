package org.undercroft.lab.catalog;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a result may take from the receipt of the specimen, in minutes by priority.
 *
 * @param stat for orders of priority S; null for no target
 * @param urgent for orders of priority A; null for no target
 * @param routine for all others; null for no target
 */
public record Turnaround(
        @Nullable Integer stat,
        @Nullable Integer urgent,
        @Nullable Integer routine) {

    /** No targets. */
    public static final Turnaround NONE = new Turnaround(null, null, null);

    /** The target of a priority as HL7 table 0485 writes it: S at once, A soon, anything else routine. */
    public Optional<Duration> of(String priority) {
        Integer minutes = switch (priority) {
            case "S" -> stat;
            case "A" -> urgent;
            default -> routine;
        };
        return Optional.ofNullable(minutes).map(Duration::ofMinutes);
    }
}
