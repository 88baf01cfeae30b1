package org.undercroft.exchange.channel;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Settings;
import org.undercroft.exchange.version.SettingsApi;
import org.undercroft.exchange.version.Version;

/** The channels as they are set up; a change has its effect at once. */
@Component
class ChannelSettings implements Settings<ChannelEntry> {

    private final ChannelRepository repository;
    private final Channels channels;

    ChannelSettings(ChannelRepository repository, Channels channels) {
        this.repository = repository;
        this.channels = channels;
    }

    @Override
    public String noun() {
        return "channel";
    }

    @Override
    public List<ChannelEntry> all() {
        return repository.all().stream().map(ChannelEntry::of).toList();
    }

    @Override
    public Optional<ChannelEntry> find(String name) {
        return repository.find(name).map(ChannelEntry::of);
    }

    @Override
    public void save(String name, ChannelEntry entry) {
        int present = repository.find(name).map(Channel::version).orElse(0);
        repository.save(entry.named(name).channel(present));
        channels.refresh();
    }

    @Override
    public List<Version> history(String name) {
        return repository.history().of(name);
    }

    @Override
    public boolean restore(String name, int version) {
        boolean restored = repository.restore(name, version);
        channels.refresh();
        return restored;
    }

    /** The JSON twin of the page. */
    @RestController
    @RequestMapping("/api/channels")
    @MayConfigureExchange
    static class Api extends SettingsApi<ChannelEntry> {

        Api(ChannelSettings settings) {
            super(settings);
        }
    }
}
