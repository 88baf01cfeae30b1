package org.undercroft.platform.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log holds it.
 *
 * @param position its place in the log, unique for ever; consumers use it as their deduplication key
 * @param recordedAt when it was appended, by the database's clock
 * @param actor the name of who caused it
 * @param message the inbox message that caused it; null if none did
 * @param event what happened
 */
public record RecordedEvent(
        long position,
        Instant recordedAt,
        String actor,
        @Nullable Long message,
        DomainEvent event) {}
