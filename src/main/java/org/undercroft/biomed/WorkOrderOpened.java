package org.undercroft.biomed;

import org.undercroft.platform.event.DomainEvent;

/**
 * Somebody, or some event, asks for work on a machine.
 *
 * @param number which work order
 * @param equipmentTag the machine's asset tag
 * @param title what is wrong, in one line
 * @param priority LOW, NORMAL, HIGH or URGENT
 */
public record WorkOrderOpened(WorkOrderNumber number, String equipmentTag, String title, String priority)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
