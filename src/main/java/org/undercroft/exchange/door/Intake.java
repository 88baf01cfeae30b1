package org.undercroft.exchange.door;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.Arrival;
import org.undercroft.exchange.inbox.Inbox;
import org.undercroft.exchange.inbox.Stored;
import org.undercroft.exchange.lane.Admission;
import org.undercroft.wire.Peer;

/** What all doors do with what comes through: decide whose it is, store it, and only then let it be answered. */
@Component
class Intake {

    private final Admission admission;
    private final Inbox inbox;

    Intake(Admission admission, Inbox inbox) {
        this.admission = admission;
        this.inbox = inbox;
    }

    /** Stores a message that has a header. */
    Taken message(Door door, Format format, Peer peer, MessageHeader header, byte[] content, byte @Nullable [] wire) {
        Admission.Verdict verdict = admission.of(door, header, peer.address());
        Arrival.Kind kind = verdict.question() ? Arrival.Kind.QUESTION : Arrival.Kind.MESSAGE;
        Arrival arrival = new Arrival(
                kind,
                verdict.channel(),
                door.name(),
                peer.toString(),
                format,
                header,
                now(),
                content,
                wire,
                verdict.refusal(),
                verdict.answer());
        return new Taken(arrival, inbox.store(arrival));
    }

    /** Stores bytes that are no message, for a person to look at. */
    Stored unframed(Door door, Format format, Peer peer, byte[] bytes, String reason) {
        String nobody = MessageHeader.UNKNOWN + "|" + peer.address().getHostAddress();
        return inbox.store(new Arrival(
                Arrival.Kind.UNFRAMED,
                "",
                door.name(),
                peer.toString(),
                format,
                new MessageHeader(MessageHeader.UNKNOWN, nobody, null, null),
                now(),
                bytes,
                null,
                reason,
                new Answer(Answer.Verdict.REJECTED, reason)));
    }

    /** PostgreSQL keeps microseconds: an answer made from the stored time must be the same as the first one. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A message and what became of it. */
    record Taken(Arrival arrival, Stored stored) {

        boolean isOpenQuestion() {
            return arrival.kind() == Arrival.Kind.QUESTION && arrival.refusal() == null;
        }
    }
}
