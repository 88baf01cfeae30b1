package org.undercroft.biomed;

import org.undercroft.platform.event.DomainEvent;

/**
 * A closed or cancelled work order stands open again: the work was not done, or the closing was a slip.
 *
 * @param number which
 * @param equipmentTag the machine's asset tag
 * @param reason why, in words
 * @param reopenedBy the account of who reopened it
 */
public record WorkOrderReopened(WorkOrderNumber number, String equipmentTag, String reason, String reopenedBy)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
