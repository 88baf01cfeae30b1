package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;

/**
 * Nobody acknowledged a critical value in time: the next on the ladder is to be told.
 *
 * @param call the number of its call
 * @param result the result's number
 * @param whom who is told now
 * @param ward where the patient lies; empty if unknown
 */
public record CriticalValueEscalated(long call, long result, String whom, String ward) implements DomainEvent {

    @Override
    public String subject() {
        return "critical-call/" + call;
    }
}
