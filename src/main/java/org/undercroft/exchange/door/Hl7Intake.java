package org.undercroft.exchange.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.undercroft.wire.mllp.MllpHandler;

/** Takes HL7 v2 messages and answers each with its acknowledgment, or with the reply to its question. */
@Component
class Hl7Intake implements MllpHandler {

    private static final Logger log = LoggerFactory.getLogger(Hl7Intake.class);
    private static final Msh NAMELESS = new Msh('|', "^~\\&", "", "", "", "", "", "", "P", "2.5.1", "", "", "");

    private final Intake intake;
    private final Answering answering;

    Hl7Intake(Intake intake, Answering answering) {
        this.intake = intake;
        this.answering = answering;
    }

    @Override
    public byte[] onMessage(Peer peer, byte[] message) {
        Optional<MessageHeader> header = HeaderScan.hl7(message);
        Msh msh = header.map(MessageHeader::hl7).orElse(NAMELESS);
        try {
            return header.isEmpty() ? headless(peer, message) : answer(peer, header.get(), msh, message);
        } catch (InboxUnavailable e) {
            log.warn("A message from {} was refused: {}", peer, e.getMessage());
            Answer later = new Answer(
                    Answer.Verdict.ERROR, e.getMessage() + ". The message was not taken: send it again later");
            String number = "N" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
            return Acknowledgment.of(msh, later, number, Instant.now());
        }
    }

    private byte[] answer(Peer peer, MessageHeader header, Msh msh, byte[] message) {
        Intake.Taken taken = intake.message(Door.HL7, Format.HL7V2, peer, header, message, null);
        if (taken.isOpenQuestion()) {
            return switch (answering.answer(taken)) {
                case Answering.Reply.Answers answers -> first(answers.messages(), msh, taken.stored());
                case Answering.Reply.Failed failed ->
                    acknowledgment(msh, taken.stored(), new Answer(Answer.Verdict.ERROR, failed.reason()));
            };
        }
        return acknowledgment(msh, taken.stored(), taken.stored().answer());
    }

    private static byte[] first(List<byte[]> answers, Msh msh, Stored stored) {
        return answers.isEmpty() ? acknowledgment(msh, stored, Answer.STORED) : answers.getFirst();
    }

    private static byte[] acknowledgment(Msh msh, Stored stored, Answer answer) {
        return Acknowledgment.of(msh, answer, number(stored), stored.receivedAt());
    }

    /** MSH-10 of an acknowledgment: our number for the message it acknowledges. */
    private static String number(Stored stored) {
        return "U" + stored.id().value();
    }

    private byte[] headless(Peer peer, byte[] message) {
        String reason = "There is no MSH segment, so this is no HL7 v2 message";
        intake.unframed(Door.HL7, Format.HL7V2, peer, message, reason);
        Answer refused = new Answer(Answer.Verdict.REJECTED, reason);
        String number = "N" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
        return Acknowledgment.of(NAMELESS, refused, number, Instant.now());
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
