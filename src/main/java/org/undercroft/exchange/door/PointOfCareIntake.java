package org.undercroft.exchange.door;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.ContentNumber;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.InboxUnavailable;
import org.undercroft.wire.Peer;
import org.undercroft.wire.poct1a.DeviceHandler;

/** Takes what point-of-care devices send. Their control numbers begin anew in each conversation: the content tells. */
@Component
class PointOfCareIntake implements DeviceHandler {

    private static final Logger log = LoggerFactory.getLogger(PointOfCareIntake.class);

    private final Intake intake;

    PointOfCareIntake(Intake intake) {
        this.intake = intake;
    }

    @Override
    public String onMessage(Peer peer, String device, String type, byte[] document) {
        MessageHeader header = new MessageHeader(
                "POCT1A^" + type,
                device.isEmpty() ? MessageHeader.UNKNOWN : "POCT|" + device,
                ContentNumber.of(document),
                null);
        try {
            Answer answer = intake.message(Door.POINT_OF_CARE, Format.POCT1A, peer, header, document, null)
                    .stored()
                    .answer();
            return answer.verdict() == Answer.Verdict.ACCEPTED ? "" : answer.text();
        } catch (InboxUnavailable e) {
            log.warn("A message from {} was refused: {}", peer, e.getMessage());
            return "Not stored, send it again later: " + e.getMessage();
        }
    }

    @Override
    public void onNoise(Peer peer, byte[] bytes, String reason) {
        try {
            intake.unframed(Door.POINT_OF_CARE, Format.POCT1A, peer, bytes, reason);
        } catch (InboxUnavailable e) {
            // Nobody waits for an answer to these bytes, so the log is all that is left.
            log.error("{} bytes from {} that were no message ({}) could not be kept", bytes.length, peer, reason, e);
        }
    }
}
