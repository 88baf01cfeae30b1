package org.undercroft.exchange.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one destination.
 *
 * @param id its number in the outbox
 * @param controlId its own number: MSH-10
 * @param content the whole message
 * @param createdAt when it was queued
 * @param attempts how often it was tried
 * @param refusals how often the destination answered that it had an error
 * @param nextAttemptAt not before this time; null at once
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed over once, never compared
record Outgoing(
        long id,
        String controlId,
        byte[] content,
        Instant createdAt,
        int attempts,
        int refusals,
        @Nullable Instant nextAttemptAt) {}
