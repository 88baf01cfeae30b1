package org.undercroft.exchange.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.batch.Batch;
import org.undercroft.exchange.batch.BatchAnswer;
import org.undercroft.exchange.batch.BatchRepository;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.wire.Peer;

/**
 * Stores the messages of a batch, one after the other and each as a message of its own, and answers the batch once all
 * of it is durable. A batch that was cut short is not acknowledged at all: its sender sends it again, and what was
 * stored before is recognised.
 */
@Component
class BatchIntake {

    private static final Logger log = LoggerFactory.getLogger(BatchIntake.class);

    private final Hl7Reception reception;
    private final Intake intake;
    private final BatchRepository batches;

    BatchIntake(Hl7Reception reception, Intake intake, BatchRepository batches) {
        this.reception = reception;
        this.intake = intake;
        this.batches = batches;
    }

    /** Takes a batch and gives the batch of answers. */
    byte[] take(Peer peer, Batch batch) {
        Instant now = Intake.now();
        try {
            List<Hl7Reception.Received> received = new ArrayList<>();
            batch.parts().forEach(part -> received.add(reception.take(peer, part)));
            complain(peer, batch);
            long number = batches.keep(
                    batch,
                    peer.toString(),
                    now,
                    received.stream().map(one -> one.stored().id()).toList());
            return BatchAnswer.of(
                    batch, received.stream().map(Hl7Reception.Received::reply).toList(), "B" + number, now);
        } catch (InboxUnavailable e) {
            return unavailable(peer, batch, now, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("The messages of a batch from {} are stored, but not the batch", peer, e);
            return unavailable(peer, batch, now, "The database can't store the batch now");
        }
    }

    /** A batch with too few messages may have lost some: a person must know, whatever the sender does with our answer. */
    private void complain(Peer peer, Batch batch) {
        if (!batch.complaints().isEmpty()) {
            String words = "The batch is not as its trailer says: " + String.join("; ", batch.complaints());
            log.warn("{} sent batch {}: {}", peer, batch.controlId(), words);
            intake.unframed(Door.HL7, Format.HL7V2, peer, batch.envelope().getBytes(UTF_8), words);
        }
    }

    private byte[] unavailable(Peer peer, Batch batch, Instant now, String reason) {
        log.warn("A batch of {} messages from {} was refused: {}", batch.messages(), peer, reason);
        List<byte[]> answers = batch.parts().stream()
                .map(part -> reception.unavailable(part, reason))
                .toList();
        return BatchAnswer.of(batch, answers, "N" + now.toEpochMilli(), now);
    }
}
