package org.undercroft.exchange.door;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.batch.Batch;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpHandler;

/** Takes what comes through the HL7 v2 doors: single messages, batches of them, and bytes that are neither. */
@Component
class Hl7Intake implements MllpHandler {

    private static final Logger log = LoggerFactory.getLogger(Hl7Intake.class);

    private final Hl7Reception reception;
    private final BatchIntake batches;
    private final Intake intake;
    private final Answering answering;

    Hl7Intake(Hl7Reception reception, BatchIntake batches, Intake intake, Answering answering) {
        this.reception = reception;
        this.batches = batches;
        this.intake = intake;
        this.answering = answering;
    }

    @Override
    public byte[] onMessage(Peer peer, byte[] message) {
        return Batch.of(message).map(batch -> batches.take(peer, batch)).orElseGet(() -> single(peer, message));
    }

    private byte[] single(Peer peer, byte[] message) {
        try {
            return reception.take(peer, message).reply();
        } catch (InboxUnavailable e) {
            log.warn("A message from {} was refused: {}", peer, e.getMessage());
            return reception.unavailable(message, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onAnswered(byte[] answer, @Nullable IOException failure) {
        answering.replySent(answer, failure == null ? "" : "The line broke: " + failure.getMessage());
    }

    @Override
    public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {
        try {
            intake.unframed(Door.HL7, Format.HL7V2, peer, bytes, reason);
        } catch (InboxUnavailable e) {
            // Nobody waits for an answer to these bytes, so the log is all that is left.
            log.error("{} bytes from {} that were no message ({}) could not be kept", bytes.length, peer, reason, e);
        }
    }
}
