package org.undercroft.exchange;

/** Where departments put what must reach somebody else. */
public interface Outbox {

    /**
     * Queues a message, in the running transaction, for every destination that wants its type. It is delivered in order
     * for each destination, again and again until acknowledged or expired.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if there is no transaction
     */
    void send(OutgoingMessage message);
}
