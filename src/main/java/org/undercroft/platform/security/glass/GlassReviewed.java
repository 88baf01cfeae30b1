package org.undercroft.platform.security.glass;

import org.undercroft.platform.event.DomainEvent;

/**
 * Somebody reviewed a breaking of the glass.
 *
 * @param id the number of the case
 * @param reviewer who
 * @param verdict what they found, a name of {@link GlassCase.Verdict}
 */
public record GlassReviewed(long id, String reviewer, String verdict) implements DomainEvent {

    @Override
    public String subject() {
        return "glass/" + id;
    }
}
