package org.undercroft.biomed;

import org.undercroft.platform.event.DomainEvent;

/**
 * A machine may be used again, or no longer.
 *
 * @param equipmentTag the machine's asset tag
 * @param before what it was
 * @param after what it is
 * @param reason why, in words
 */
public record EquipmentStatusChanged(String equipmentTag, EquipmentStatus before, EquipmentStatus after, String reason)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
