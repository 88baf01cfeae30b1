package org.undercroft.records;

import org.undercroft.platform.event.DomainEvent;

/**
 * A merge was wrong and is undone: two people again.
 *
 * @param survivor who had stood for both
 * @param restored who stands for themselves again
 * @param link the number of the link
 */
public record PatientsUnlinked(PatientId survivor, PatientId restored, long link) implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + survivor.value();
    }
}
