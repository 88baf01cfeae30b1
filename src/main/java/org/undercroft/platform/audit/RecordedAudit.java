package org.undercroft.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.actor.Actor;

/**
 * An entry as the trail holds it.
 *
 * @param position its place in the chain
 * @param recordedAt when, by the database's clock
 * @param actor who did it
 * @param message the inbox message that caused it; null if none did
 * @param entry what was done
 */
public record RecordedAudit(
        long position,
        Instant recordedAt,
        Actor actor,
        @Nullable Long message,
        AuditEntry entry) {}
