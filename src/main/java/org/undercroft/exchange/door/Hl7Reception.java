package org.undercroft.exchange.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Acknowledgment;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.header.Msh;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.exchange.inbox.Stored;
import org.undercroft.wire.Peer;

/** Stores one HL7 v2 message and makes its acknowledgment, or the reply to its question. */
@Component
class Hl7Reception {

    private static final Msh NAMELESS = new Msh('|', "^~\\&", "", "", "", "", "", "", "P", "2.5.1", "", "", "");

    private final Intake intake;
    private final Answering answering;

    Hl7Reception(Intake intake, Answering answering) {
        this.intake = intake;
        this.answering = answering;
    }

    /**
     * Takes a message, or bytes that should be one.
     *
     * @throws InboxUnavailable if it could not be stored
     */
    Received take(Peer peer, byte[] message) {
        Optional<MessageHeader> header = HeaderScan.hl7(message);
        if (header.isEmpty()) {
            return headless(peer, message);
        }
        Msh msh = header.map(MessageHeader::hl7).orElse(NAMELESS);
        Intake.Taken taken = intake.message(Door.HL7, Format.HL7V2, peer, header.get(), message, null);
        Stored stored = taken.stored();
        byte[] reply = taken.isOpenQuestion()
                ? reply(answering.answer(taken), msh, stored)
                : acknowledgment(msh, stored, stored.answer());
        return new Received(stored, reply);
    }

    /** The acknowledgment of a message that could not be stored. */
    byte[] unavailable(byte[] message, String reason) {
        Msh msh = HeaderScan.hl7(message).map(MessageHeader::hl7).orElse(NAMELESS);
        Answer later = new Answer(Answer.Verdict.ERROR, reason + ". The message was not taken: send it again later");
        return Acknowledgment.of(msh, later, numberOfNothing(), Instant.now());
    }

    private static byte[] reply(Answering.Reply reply, Msh msh, Stored stored) {
        return switch (reply) {
            case Answering.Reply.Answers answers -> first(answers.messages(), msh, stored);
            case Answering.Reply.Failed failed ->
                acknowledgment(msh, stored, new Answer(Answer.Verdict.ERROR, failed.reason()));
        };
    }

    private static byte[] first(List<byte[]> answers, Msh msh, Stored stored) {
        return answers.isEmpty() ? acknowledgment(msh, stored, Answer.STORED) : answers.getFirst();
    }

    /** MSH-10 of an acknowledgment is our number for the message it acknowledges. */
    private static byte[] acknowledgment(Msh msh, Stored stored, Answer answer) {
        return Acknowledgment.of(msh, answer, "U" + stored.id().value(), stored.receivedAt());
    }

    private Received headless(Peer peer, byte[] message) {
        String reason = "There is no MSH segment, so this is no HL7 v2 message";
        Stored stored = intake.unframed(Door.HL7, Format.HL7V2, peer, message, reason);
        Answer refused = new Answer(Answer.Verdict.REJECTED, reason);
        return new Received(stored, Acknowledgment.of(NAMELESS, refused, numberOfNothing(), Instant.now()));
    }

    private static String numberOfNothing() {
        return "N" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
    }

    /**
     * A stored message and what its sender hears; nothing if it wishes to hear nothing.
     *
     * @param stored what the inbox knows of it
     * @param reply the whole answer without its envelope
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Received(Stored stored, byte[] reply) {}
}
