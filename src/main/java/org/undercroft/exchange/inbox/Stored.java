package org.undercroft.exchange.inbox;

import java.time.Instant;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.answer.Answer;

/**
 * What the inbox knows of an arrival once it is durable.
 *
 * @param id its number; of a repetition, the number of the first
 * @param receivedAt when it, or the first, was received
 * @param answer what its sender is told, the same each time
 * @param repeated whether it was there already
 */
public record Stored(MessageId id, Instant receivedAt, Answer answer, boolean repeated) {}
