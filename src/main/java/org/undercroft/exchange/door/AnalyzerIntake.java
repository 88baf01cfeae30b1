package org.undercroft.exchange.door;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.wire.Peer;
import org.undercroft.wire.lis1a.LineHandler;
import org.undercroft.wire.lis1a.ReceivedMessage;
import org.undercroft.wire.lis1a.SendResult;

/**
 * Takes what analyzers send, with every byte of their frames, and answers their host queries. What can't be stored is
 * answered with NAK; what is stored but refused with ACK, for an analyzer knows no better than to send it again.
 */
@Component
class AnalyzerIntake implements LineHandler {

    private static final Logger log = LoggerFactory.getLogger(AnalyzerIntake.class);

    private final Intake intake;
    private final Answering answering;

    AnalyzerIntake(Intake intake, Answering answering) {
        this.intake = intake;
        this.answering = answering;
    }

    @Override
    public List<byte[]> onMessage(Peer peer, ReceivedMessage message) {
        Optional<MessageHeader> header = HeaderScan.lis2(message.text());
        if (header.isEmpty()) {
            intake.unframed(
                    Door.ANALYZERS,
                    Format.LIS2A2,
                    peer,
                    message.raw(),
                    "The frames are right, but the first record is no header (H)");
            return List.of();
        }
        Intake.Taken taken =
                intake.message(Door.ANALYZERS, Format.LIS2A2, peer, header.get(), message.text(), message.raw());
        if (!taken.isOpenQuestion()) {
            return List.of();
        }
        return switch (answering.answer(taken)) {
            case Answering.Reply.Answers answers -> answers.messages();
            case Answering.Reply.Failed _ -> List.of();
        };
    }

    @Override
    public void onReplySent(Peer peer, byte[] text, SendResult result) {
        answering.replySent(text, result);
    }

    @Override
    public void onIncomplete(Peer peer, byte[] bytes, String reason) {
        keep(peer, bytes, "The message stopped before its end: " + reason);
    }

    @Override
    public void onNoise(Peer peer, byte[] bytes, String reason) {
        keep(peer, bytes, "These bytes are no message: " + reason);
    }

    private void keep(Peer peer, byte[] bytes, String reason) {
        try {
            intake.unframed(Door.ANALYZERS, Format.LIS2A2, peer, bytes, reason);
        } catch (InboxUnavailable e) {
            // Nobody waits for an answer to these bytes, so the log is all that is left.
            log.error("{} bytes from {} that were no message ({}) could not be kept", bytes.length, peer, reason, e);
        }
    }
}
