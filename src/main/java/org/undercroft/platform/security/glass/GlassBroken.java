package org.undercroft.platform.security.glass;

import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * Somebody took access to a patient outside their permission.
 *
 * @param id the number of the case in the review queue
 * @param account who
 * @param patient the id of the patient
 * @param reason why, in their words
 * @param openUntil how long the access lasts
 */
public record GlassBroken(long id, String account, String patient, String reason, Instant openUntil)
        implements DomainEvent {

    @Override
    public String subject() {
        return "glass/" + id;
    }
}
