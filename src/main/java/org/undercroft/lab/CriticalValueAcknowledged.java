package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;

/**
 * Somebody who treats the patient has heard of a critical value.
 *
 * @param call the number of its call
 * @param result the result's number
 * @param whom who
 * @param how CALLED on the telephone with a right read-back, or ACKNOWLEDGED on the screen
 */
public record CriticalValueAcknowledged(long call, long result, String whom, String how) implements DomainEvent {

    @Override
    public String subject() {
        return "critical-call/" + call;
    }
}
