package org.undercroft.biomed;

import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * A work order is done.
 *
 * @param number which
 * @param equipmentTag the machine's asset tag
 * @param resolution what was done, in words
 * @param closedBy the technician's account
 * @param closedAt when
 */
public record WorkOrderClosed(
        WorkOrderNumber number, String equipmentTag, String resolution, String closedBy, Instant closedAt)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
