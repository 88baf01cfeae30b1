package org.undercroft.lab.intake;

import java.util.List;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.wire.lis1a.Lis2Message;
import org.undercroft.wire.lis1a.Lis2ParseException;

/** The LIS2-A2 messages in one transmission. */
final class Lis2Content {

    private Lis2Content() {}

    static List<Lis2Message> of(InboundMessage message) {
        try {
            return Lis2Message.parseAll(message.content());
        } catch (Lis2ParseException e) {
            throw new UnacceptableMessage("No LIS2-A2 message: " + e.getMessage(), e);
        }
    }
}
