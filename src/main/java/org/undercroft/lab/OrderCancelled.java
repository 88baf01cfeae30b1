package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;

/**
 * An order was taken back; what was already released stays.
 *
 * @param order ours
 * @param placer the sender's number
 * @param lines how many tests will no longer be measured
 */
public record OrderCancelled(long order, String placer, int lines) implements DomainEvent {

    @Override
    public String subject() {
        return "order/" + order;
    }
}
