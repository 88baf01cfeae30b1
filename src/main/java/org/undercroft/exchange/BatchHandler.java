package org.undercroft.exchange;

import java.util.List;
import org.undercroft.platform.actor.Caused;

/**
 * A handler that works faster on several messages of one sender than on one after the other, because it reads and writes
 * for all of them at once.
 */
public interface BatchHandler extends MessageHandler {

    /**
     * Does the work of several messages, as if each were handled behind the other. If it fails, nothing of it stands and
     * the exchange hands it each message by itself: so a failing one harms no other.
     *
     * @param messages in their order, each with the circumstances that its audit entries and events must name
     * @return what each message was about, in the same order
     */
    List<Handled> handleAll(List<Caused<InboundMessage>> messages);

    @Override
    default Handled handle(InboundMessage message) {
        return handleAll(List.of(Caused.now(message))).getFirst();
    }
}
