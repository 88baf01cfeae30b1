package org.undercroft.exchange.outbox;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.Arrival;
import org.undercroft.exchange.inbox.Inbox;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.exchange.lane.Handlers;

/**
 * Puts into the inbox what a receiver answers on the line when it is more than an acknowledgment, such as the ORL^O34 in
 * which an analyzer says what it will measure: so it is handled, shown and replayed as if it had come by itself.
 */
@Component
class Replies {

    private final Inbox inbox;
    private final Handlers handlers;

    Replies(Inbox inbox, Handlers handlers) {
        this.inbox = inbox;
        this.handlers = handlers;
    }

    /** Whether answers can be stored now; before that nothing should be sent. */
    boolean canBeStored() {
        return inbox.isRunning();
    }

    /**
     * Stores an answer that somebody here handles; gives whether it is one.
     *
     * @throws IOException if it could not be stored: the message counts as not delivered
     */
    boolean keep(Destination destination, byte[] answer) throws IOException {
        Optional<MessageHeader> header = HeaderScan.hl7(answer).filter(this::isHandled);
        if (header.isEmpty()) {
            return false;
        }
        try {
            inbox.store(new Arrival(
                    Arrival.Kind.MESSAGE,
                    destination.name(),
                    Door.HL7.name(),
                    destination.host() + ":" + destination.port(),
                    Format.HL7V2,
                    header.get(),
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    answer,
                    null,
                    null,
                    Answer.STORED));
            return true;
        } catch (InboxUnavailable e) {
            throw new IOException("The answer could not be stored: " + e.getMessage(), e);
        }
    }

    private boolean isHandled(MessageHeader header) {
        return handlers.handler(header.type()).isPresent();
    }
}
