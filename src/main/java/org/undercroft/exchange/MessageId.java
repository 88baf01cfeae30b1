package org.undercroft.exchange;

/**
 * The number of a message in the inbox, in the order of storing.
 *
 * @param value positive
 */
public record MessageId(long value) {}
