package org.undercroft.exchange.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.exchange.BatchHandler;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.exchange.UnacceptableMessage;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.actor.Caused;

/**
 * Handles the next messages of one sender in one transaction. Each has a savepoint of its own: what a failing handler
 * changed is undone, its message becomes a dead letter, and the others of the transaction stand. A handler that can take
 * several at once gets them so; if one of them makes it fail, each is handled by itself.
 */
@Component
class LaneWork {

    private static final Logger log = LoggerFactory.getLogger(LaneWork.class);
    private static final long MOST_BYTES = 8L << 20;
    private static final int LONGEST_REASON = 2000;

    private final LaneRepository lanes;
    private final Handlers handlers;
    private final AfterHandling after;
    private final TransactionTemplate transaction;

    LaneWork(LaneRepository lanes, Handlers handlers, AfterHandling after, PlatformTransactionManager transactions) {
        this.lanes = lanes;
        this.handlers = handlers;
        this.after = after;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Handles up to {@code most} messages of a sender.
     *
     * @return how many; 0 too if another program works in that lane
     * @throws TransientDataAccessException and other failures of the database: nothing was done, try again
     */
    int handleSome(String sender, int most) {
        Integer count = transaction.execute(status -> {
            if (!lanes.claim(sender)) {
                return 0;
            }
            List<StoredMessage> messages = lanes.next(sender, most, MOST_BYTES);
            if (!messages.isEmpty()) {
                settle(sender, messages, handleAll(messages, status));
            }
            return messages.size();
        });
        return count == null ? 0 : count;
    }

    /** Gives up on the first message of a sender. */
    void buryFirst(String sender, RuntimeException reason) {
        transaction.executeWithoutResult(_ -> {
            if (lanes.claim(sender)) {
                List<StoredMessage> first = lanes.next(sender, 1, MOST_BYTES);
                settle(
                        sender,
                        first,
                        first.stream()
                                .<Settled>map(message -> new Settled.Died(message.id(), null, null, words(reason)))
                                .toList());
            }
        });
    }

    private void settle(String sender, List<StoredMessage> messages, List<Settled> settled) {
        lanes.settle(sender, settled);
        List<AfterHandling.Outcome> outcomes = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            outcomes.add(
                    new AfterHandling.Outcome(messages.get(i), settled.get(i).answer()));
        }
        after.settled(outcomes);
    }

    private List<Settled> handleAll(List<StoredMessage> messages, TransactionStatus status) {
        List<Settled> settled = new ArrayList<>(messages.size());
        for (List<StoredMessage> run : runs(messages)) {
            Optional<MessageHandler> handler = handlers.handler(run.getFirst().type());
            Optional<List<Settled>> together = run.size() > 1 && handler.orElse(null) instanceof BatchHandler batch
                    ? together(run, batch, status)
                    : Optional.empty();
            together.ifPresentOrElse(
                    settled::addAll,
                    () -> run.forEach(message -> settled.add(
                            handler.isPresent()
                                    ? handle(message, handler.get(), status)
                                    : new Settled.Died(
                                            message.id(), null, null, Admission.nobodyHandles(message.type())))));
        }
        return settled;
    }

    /** Messages that stand one behind the other and have the same handler. */
    private List<List<StoredMessage>> runs(List<StoredMessage> messages) {
        List<List<StoredMessage>> runs = new ArrayList<>();
        Optional<MessageHandler> former = Optional.empty();
        for (StoredMessage message : messages) {
            Optional<MessageHandler> handler = handlers.handler(message.type());
            if (runs.isEmpty() || handler.isEmpty() || !handler.equals(former)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(message);
            former = handler;
        }
        return runs;
    }

    /** Several messages at once; empty if one of them made the handler fail: then each is handled by itself. */
    private static Optional<List<Settled>> together(
            List<StoredMessage> run, BatchHandler handler, TransactionStatus status) {
        Object savepoint = status.createSavepoint();
        try {
            List<Caused<InboundMessage>> caused = run.stream()
                    .map(message -> new Caused<InboundMessage>(acting(message), message))
                    .toList();
            List<Handled> handled = handler.handleAll(caused);
            status.releaseSavepoint(savepoint);
            List<Settled> settled = new ArrayList<>(run.size());
            for (int i = 0; i < run.size(); i++) {
                StoredMessage message = run.get(i);
                settled.add(new Settled.Done(message.id(), message.parsedAt(), handler.name(), handled.get(i)));
            }
            return Optional.of(settled);
        } catch (TransientDataAccessException | RecoverableDataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // Edge: which of them it was is found, and kept with it, when each is handled by itself.
            log.debug("{} failed on one of {} messages; each is handled by itself", handler.name(), run.size(), e);
            status.rollbackToSavepoint(savepoint);
            status.releaseSavepoint(savepoint);
            return Optional.empty();
        }
    }

    private static Acting acting(StoredMessage message) {
        return new Acting(
                Actor.program(message.sender(), message.peer()), message.id().value());
    }

    private static Settled handle(StoredMessage message, MessageHandler handler, TransactionStatus status) {
        Object savepoint = status.createSavepoint();
        try {
            Acting acting = acting(message);
            Handled handled = Acting.as(acting.actor(), acting.message(), () -> handler.handle(message));
            status.releaseSavepoint(savepoint);
            return new Settled.Done(message.id(), message.parsedAt(), handler.name(), handled);
        } catch (TransientDataAccessException | RecoverableDataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            // Edge: whatever a handler throws is kept with its message; the others go on.
            return died(message, handler, status, savepoint, e);
        }
    }

    private static Settled died(
            StoredMessage message,
            MessageHandler handler,
            TransactionStatus status,
            Object savepoint,
            RuntimeException reason) {
        status.rollbackToSavepoint(savepoint);
        status.releaseSavepoint(savepoint);
        if (!(reason instanceof UnacceptableMessage)) {
            log.warn("{} failed on message {}", handler.name(), message.id().value(), reason);
        }
        return new Settled.Died(message.id(), message.parsedAt(), handler.name(), words(reason));
    }

    /** Why a message died, for a person: the handler's own words, or what failed and where it comes from. */
    static String words(RuntimeException failure) {
        StringBuilder words = new StringBuilder();
        if (failure instanceof UnacceptableMessage) {
            words.append(failure.getMessage());
        } else {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                words.append(words.isEmpty() ? "The handler failed: " : "; because ")
                        .append(cause);
            }
        }
        String text = words.toString().replace('\0', '?');
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
