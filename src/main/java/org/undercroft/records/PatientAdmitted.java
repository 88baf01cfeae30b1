package org.undercroft.records;

import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * A stay or visit began.
 *
 * @param patient who
 * @param visit the hospital's visit number; empty if it gave none
 * @param location point of care, room and bed, such as {@code "ICU^3^1"}; empty if none
 * @param at when it happened
 */
public record PatientAdmitted(PatientId patient, String visit, String location, Instant at) implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + patient.value();
    }
}
