package org.undercroft.exchange.lane;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.QueryResponder;

/** Who handles or answers which type of message. */
@Component
public class Handlers {

    private final Map<String, MessageHandler> handlers = new HashMap<>();
    private final Map<String, QueryResponder> responders = new HashMap<>();

    Handlers(List<MessageHandler> handlers, List<QueryResponder> responders) {
        handlers.forEach(handler -> handler.types().forEach(type -> register(type, handler)));
        responders.forEach(responder -> responder.types().forEach(type -> this.responders.put(type, responder)));
    }

    private void register(String type, MessageHandler handler) {
        MessageHandler other = handlers.put(type, handler);
        if (other != null) {
            throw new IllegalStateException(
                    "Both \"" + other.name() + "\" and \"" + handler.name() + "\" want to handle " + type);
        }
    }

    /** Who handles messages of this type. */
    public Optional<MessageHandler> handler(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    /** Who answers questions of this type. */
    public Optional<QueryResponder> responder(String type) {
        return Optional.ofNullable(responders.get(type));
    }

    /** Every type that somebody handles or answers, in alphabetical order. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>(handlers.keySet());
        types.addAll(responders.keySet());
        return types;
    }
}
