package org.undercroft.platform.event;

import java.util.Set;

/**
 * Somebody who acts on events. A bean of this type is called for each event of its types: once, in order for each
 * subject, in a transaction that also moves its cursor. What it changes in the database is therefore done exactly once;
 * what it does elsewhere must go through the outbox.
 *
 * <p>If it throws, the transaction is rolled back and the event tried again a few times; then the event is parked where
 * an administrator sees it, with the later ones of the same subject behind it, and the others go on.
 */
public interface EventConsumer {

    /** The name its cursor is kept under; never change it. */
    String name();

    /** The types of event it wants. */
    Set<Class<? extends DomainEvent>> handles();

    /** Acts on one event, inside the transaction. */
    void handle(RecordedEvent recorded);
}
