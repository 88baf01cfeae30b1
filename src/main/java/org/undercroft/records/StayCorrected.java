package org.undercroft.records;

import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * Something told of a stay was taken back: the state before it holds again.
 *
 * @param patient who
 * @param visit the hospital's visit number; empty if it gave none
 * @param correction what was taken back, such as {@code DISCHARGE_CANCELLED}
 * @param location where the patient lies now; empty if nowhere
 * @param at when it happened
 */
public record StayCorrected(PatientId patient, String visit, String correction, String location, Instant at)
        implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + patient.value();
    }
}
