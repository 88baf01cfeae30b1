package org.undercroft.records;

import org.undercroft.platform.event.DomainEvent;

/**
 * The index met somebody new.
 *
 * @param patient who
 * @param provisional whether they were only mentioned, by an order for instance, and never announced
 */
public record PatientRegistered(PatientId patient, boolean provisional) implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + patient.value();
    }
}
