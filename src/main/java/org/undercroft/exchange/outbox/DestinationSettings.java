package org.undercroft.exchange.outbox;

import java.util.Optional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Settings;

/** The destinations as they are set up; a change has its effect at once. */
@RestController
@RequestMapping("/api/destinations")
@MayConfigureExchange
class DestinationSettings extends Settings<Destination, DestinationEntry> {

    DestinationSettings(DestinationRepository repository, OutboxBell bell) {
        super("destination", repository, DestinationEntry::of, bell::ring);
    }

    @Override
    protected Destination entered(String name, DestinationEntry entry, Optional<Destination> present) {
        return entry.destination(name, present.map(Destination::version).orElse(0));
    }
}
