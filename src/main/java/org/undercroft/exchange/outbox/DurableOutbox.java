package org.undercroft.exchange.outbox;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;

/** Queues messages beside whatever else the transaction changes. */
@Component
class DurableOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(DurableOutbox.class);

    private final OutboundRepository outbound;
    private final OutboxBell bell;

    DurableOutbox(OutboundRepository outbound, OutboxBell bell) {
        this.outbound = outbound;
        this.bell = bell;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(OutgoingMessage message) {
        sendAll(List.of(Caused.now(message)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendAfterAnswer(OutgoingMessage message) {
        send(message);
        Long question = Acting.current().message();
        if (question != null) {
            outbound.hold(question, message.controlId());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendAll(List<Caused<OutgoingMessage>> messages) {
        int queued = outbound.queue(messages);
        if (queued == 0) {
            log.debug("No destination wants any of {} messages", messages.size());
            return;
        }
        bell.ringAfterCommit();
    }
}
