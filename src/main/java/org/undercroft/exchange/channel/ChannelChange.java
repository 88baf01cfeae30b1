package org.undercroft.exchange.channel;

import java.time.Instant;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Status;

/**
 * One version of a channel's or destination's settings.
 *
 * @param version counts from 1
 * @param at when it came into force
 * @param by who made it
 * @param settings all settings of the version, as JSON
 */
public record ChannelChange(int version, Instant at, String by, String settings) {

    /** The change for a page. */
    public Moment moment() {
        return new Moment(at, "Version " + version, by, settings, Status.Level.OFF);
    }
}
