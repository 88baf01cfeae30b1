package org.undercroft.exchange.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.answer.Acknowledgment;
import org.undercroft.exchange.answer.Answer;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.header.Msh;
import org.undercroft.exchange.lane.AfterHandling;

/**
 * Queues the application acknowledgment of each handled message whose sender asked for one beside the accept
 * acknowledgment (HL7 v2.5.1 section 2.9.3). A message that its handler answered itself, such as an order with its
 * ORL^O22, is acknowledged by that answer.
 */
@Component
class ApplicationAcknowledgments implements AfterHandling {

    private final OutboundRepository outbound;
    private final OutboxBell bell;

    ApplicationAcknowledgments(OutboundRepository outbound, OutboxBell bell) {
        this.outbound = outbound;
        this.bell = bell;
    }

    @Override
    public void settled(List<Outcome> outcomes) {
        Instant now = Instant.now();
        List<Due> due = outcomes.stream().flatMap(outcome -> due(outcome, now)).toList();
        if (due.isEmpty()) {
            return;
        }
        Set<Long> answered = answeredByTheirHandlers(due);
        List<Due> unanswered =
                due.stream().filter(one -> !answered.contains(one.cause())).toList();
        outbound.queueAcknowledgments(unanswered);
        bell.ringAfterCommit();
    }

    private static Stream<Due> due(Outcome outcome, Instant now) {
        if (outcome.message().format() != Format.HL7V2) {
            return Stream.empty();
        }
        Msh msh = HeaderScan.hl7(outcome.message().content())
                .map(MessageHeader::hl7)
                .orElse(null);
        if (msh == null) {
            return Stream.empty();
        }
        String number = "K" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
        byte[] content = Acknowledgment.application(msh, outcome.answer(), number, now);
        return content.length == 0 ? Stream.empty() : Stream.of(new Due(outcome, msh, number, content));
    }

    /** What a failed handler sent was undone with the rest of its work, so only handled messages are looked at. */
    private Set<Long> answeredByTheirHandlers(List<Due> due) {
        return due.stream()
                .filter(one -> one.outcome().answer().verdict() == Answer.Verdict.ACCEPTED)
                .filter(one -> outbound.effects(one.cause()).stream()
                        .anyMatch(effect -> !(Verdict.of(effect, one.msh().controlId()) instanceof Verdict.Unclear)))
                .map(Due::cause)
                .collect(Collectors.toSet());
    }

    /**
     * An acknowledgment to be queued.
     *
     * @param outcome what it acknowledges
     * @param msh the header of that
     * @param number its own number
     * @param content all of it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Due(Outcome outcome, Msh msh, String number, byte[] content) {

        long cause() {
            return outcome.message().id().value();
        }

        String sender() {
            return outcome.message().sender();
        }

        String type() {
            String event = msh.component(msh.type(), 2);
            return event.isEmpty() ? "ACK" : "ACK^" + event;
        }
    }
}
