package org.undercroft.exchange.channel;

import java.time.Instant;

/**
 * One version of a channel's or destination's settings.
 *
 * @param version counts from 1
 * @param at when it came into force
 * @param by who made it
 * @param settings all settings of the version, as JSON
 */
public record ChannelChange(int version, Instant at, String by, String settings) {}
