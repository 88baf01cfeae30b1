package org.undercroft.exchange.channel;

import java.util.Optional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Settings;

/** The channels as they are set up; a change has its effect at once. */
@RestController
@RequestMapping("/api/channels")
@MayConfigureExchange
class ChannelSettings extends Settings<Channel, ChannelEntry> {

    ChannelSettings(ChannelRepository repository, Channels channels) {
        super("channel", repository, ChannelEntry::of, channels::refresh);
    }

    @Override
    protected Channel entered(String name, ChannelEntry entry, Optional<Channel> present) {
        return entry.named(name).channel(present.map(Channel::version).orElse(0));
    }
}
