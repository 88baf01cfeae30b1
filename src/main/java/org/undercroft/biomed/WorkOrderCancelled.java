package org.undercroft.biomed;

import org.undercroft.platform.event.DomainEvent;

/**
 * A work order turned out not to be needed.
 *
 * @param number which
 * @param equipmentTag the machine's asset tag
 * @param reason why, in words
 * @param cancelledBy the account of who cancelled it
 */
public record WorkOrderCancelled(WorkOrderNumber number, String equipmentTag, String reason, String cancelledBy)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
