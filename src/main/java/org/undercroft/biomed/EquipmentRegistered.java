package org.undercroft.biomed;

import org.undercroft.platform.event.DomainEvent;

/**
 * A machine was entered in the equipment list.
 *
 * @param equipmentTag its asset tag
 * @param name what it is called
 * @param category what sort of machine it is
 * @param identified false if an event named a tag that nobody knew, so that a person must still say what it is
 */
public record EquipmentRegistered(String equipmentTag, String name, EquipmentCategory category, boolean identified)
        implements DomainEvent {

    @Override
    public String subject() {
        return "equipment/" + equipmentTag;
    }
}
