package org.undercroft.lab.result;

import java.time.Instant;

/**
 * The message that results came with.
 *
 * @param message its number in the inbox
 * @param receivedAt when it was stored
 */
public record Origin(long message, Instant receivedAt) {}
