package org.undercroft.exchange.channel;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The channels in force. They are asked for every message, so they are kept in memory, refreshed when somebody changes
 * one here and every few seconds for what others changed.
 */
@Component
public class Channels {

    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ChannelRepository repository;
    private volatile Known known = new Known(List.of(), 0, false);

    Channels(ChannelRepository repository) {
        this.repository = repository;
    }

    /** The channel a message belongs to: the most particular of those that admit it. */
    public Optional<Channel> of(Door door, String sender, InetAddress from) {
        return all().stream()
                .filter(channel -> channel.door() == door && channel.admits(sender, from))
                .max(Comparator.comparingInt(Channel::particularity).thenComparing(Channel::name));
    }

    /** Whether any channel through this door admits the address, whoever may send from it. */
    public boolean admit(Door door, InetAddress from) {
        return all().stream()
                .anyMatch(channel -> channel.door() == door && channel.enabled() && channel.comesFrom(from));
    }

    /** All channels, by name. */
    public List<Channel> all() {
        Known current = known;
        return current.isFresh() ? current.channels() : refreshed();
    }

    /** Forgets what is in memory. */
    public void refresh() {
        known = new Known(known.channels(), 0, false);
    }

    private synchronized List<Channel> refreshed() {
        Known stale = known;
        if (stale.isFresh()) {
            return stale.channels();
        }
        try {
            known = new Known(repository.all(), System.nanoTime(), true);
        } catch (DataAccessException e) {
            if (stale.channels().isEmpty()) {
                throw e;
            }
            log.warn("The channels can't be read; those known before stay in force: {}", e.getMessage());
            known = new Known(stale.channels(), System.nanoTime(), true);
        }
        return known.channels();
    }

    private record Known(List<Channel> channels, long at, boolean loaded) {

        boolean isFresh() {
            return loaded && System.nanoTime() - at < FRESH.toNanos();
        }
    }
}
