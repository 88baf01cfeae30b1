package org.undercroft.records;

import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * A patient lies somewhere else now.
 *
 * @param patient who
 * @param visit the hospital's visit number; empty if it gave none
 * @param from where they lay; empty if nowhere
 * @param to where they lie; empty if nowhere
 * @param at when it happened
 */
public record PatientTransferred(PatientId patient, String visit, String from, String to, Instant at)
        implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + patient.value();
    }
}
