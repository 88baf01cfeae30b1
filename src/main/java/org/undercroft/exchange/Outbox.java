package org.undercroft.exchange;

import java.util.List;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;

/** Where departments put what must reach somebody else. */
public interface Outbox {

    /**
     * Queues a message, in the running transaction, for every destination that wants its type. It is delivered in order
     * for each destination, again and again until acknowledged or expired.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if there is no transaction
     */
    void send(OutgoingMessage message);

    /**
     * Queues a message that must not overtake the answer to the question being handled: it goes out once the answer was
     * written on its line, or after a few seconds if it never is.
     */
    default void sendAfterAnswer(OutgoingMessage message) {
        send(message);
    }

    /** The same for messages of several causes, in their order. */
    default void sendAll(List<Caused<OutgoingMessage>> messages) {
        messages.forEach(
                message -> Acting.as(message.acting().actor(), message.acting().message(), () -> {
                    send(message.what());
                    return true;
                }));
    }
}
