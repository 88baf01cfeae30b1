package org.undercroft.exchange.outbox;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Settings;
import org.undercroft.exchange.version.SettingsApi;
import org.undercroft.exchange.version.Version;

/** The destinations as they are set up; a change has its effect at once. */
@Component
class DestinationSettings implements Settings<DestinationEntry> {

    private final DestinationRepository repository;
    private final OutboxBell bell;

    DestinationSettings(DestinationRepository repository, OutboxBell bell) {
        this.repository = repository;
        this.bell = bell;
    }

    @Override
    public String noun() {
        return "destination";
    }

    @Override
    public List<DestinationEntry> all() {
        return repository.all().stream().map(DestinationEntry::of).toList();
    }

    @Override
    public Optional<DestinationEntry> find(String name) {
        return repository.find(name).map(DestinationEntry::of);
    }

    @Override
    public void save(String name, DestinationEntry entry) {
        int present = repository.find(name).map(Destination::version).orElse(0);
        repository.save(entry.destination(name, present));
        bell.ring();
    }

    @Override
    public List<Version> history(String name) {
        return repository.history().of(name);
    }

    @Override
    public boolean restore(String name, int version) {
        boolean restored = repository.restore(name, version);
        bell.ring();
        return restored;
    }

    /** The JSON twin of the page. */
    @RestController
    @RequestMapping("/api/destinations")
    @MayConfigureExchange
    static class Api extends SettingsApi<DestinationEntry> {

        Api(DestinationSettings settings) {
            super(settings);
        }
    }
}
