package org.undercroft.exchange.door;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.exchange.QueryResponder;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.Arrival;
import org.undercroft.exchange.lane.Handlers;
import org.undercroft.exchange.lane.StoredMessage;
import org.undercroft.exchange.outbox.LineAnswers;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.wire.lis1a.SendResult;

/** Has stored questions answered while the asker waits, and keeps the answers. */
@Component
class Answering {

    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    private final Handlers handlers;
    private final LineAnswers answers;
    private final TransactionTemplate transaction;

    Answering(Handlers handlers, LineAnswers answers, PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers a question; question and answer are kept together. */
    Reply answer(Intake.Taken taken) {
        StoredMessage question = question(taken);
        QueryResponder responder = handlers.responder(question.type())
                .orElseThrow(() -> new IllegalStateException("Nobody answers " + question.type()));
        try {
            Actor asker = Actor.program(question.sender(), question.peer());
            return Acting.as(
                    asker,
                    question.id().value(),
                    () -> transaction.execute(_ -> {
                        List<byte[]> messages = responder.answer(question);
                        answers.keep(question, responder.name(), messages);
                        return new Reply.Answers(messages);
                    }));
        } catch (UnacceptableMessage e) {
            return failed(question, responder, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Edge: whatever a responder throws, its question is kept and shown.
            log.warn(
                    "{} can't answer question {}",
                    responder.name(),
                    question.id().value(),
                    e);
            return failed(question, responder, "The question could not be answered: " + e);
        }
    }

    /** Keeps what became of an answer that was sent over a line. */
    void replySent(byte[] text, SendResult result) {
        replySent(text, result instanceof SendResult.Sent ? "" : result.toString());
    }

    /** The same; {@code failure} is empty if it arrived. */
    void replySent(byte[] text, String failure) {
        try {
            answers.sent(text, failure);
        } catch (DataAccessException | TransactionException e) {
            log.warn("What became of an answer could not be kept ({}): {}", failure, e.getMessage());
        }
    }

    private Reply failed(StoredMessage question, QueryResponder responder, String reason) {
        try {
            transaction.executeWithoutResult(_ -> answers.keepFailure(question, responder.name(), reason));
        } catch (DataAccessException | TransactionException e) {
            log.error(
                    "Question {} is unanswered and not among the dead letters",
                    question.id().value(),
                    e);
        }
        return new Reply.Failed(reason);
    }

    private static StoredMessage question(Intake.Taken taken) {
        Arrival arrival = taken.arrival();
        MessageHeader header = arrival.header();
        return new StoredMessage(
                new StoredMessage.Envelope(
                        taken.stored().id(),
                        arrival.format(),
                        header.type(),
                        header.sender(),
                        arrival.channel(),
                        header.controlId(),
                        taken.stored().receivedAt(),
                        arrival.peer()),
                arrival.content());
    }

    /** What the asker gets. */
    sealed interface Reply {

        /** Whole messages, to be sent in this order. */
        record Answers(List<byte[]> messages) implements Reply {}

        /** Nothing; the question is a dead letter. */
        record Failed(String reason) implements Reply {}
    }
}
