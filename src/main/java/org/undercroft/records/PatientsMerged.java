package org.undercroft.records;

import org.undercroft.platform.event.DomainEvent;

/**
 * Two identities were found to be one person. Nothing was moved, so it can be undone.
 *
 * @param survivor whose number counts from now on
 * @param merged the identity that leads to the survivor
 * @param link the number of the link
 */
public record PatientsMerged(PatientId survivor, PatientId merged, long link) implements DomainEvent {

    @Override
    public String subject() {
        return "patient/" + survivor.value();
    }
}
