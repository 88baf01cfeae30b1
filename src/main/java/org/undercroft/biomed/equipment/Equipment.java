package org.undercroft.biomed.equipment;

import java.time.Instant;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.EquipmentTag;

/**
 * A machine in the equipment list.
 *
 * @param id the database's identity
 * @param tag the number on its label
 * @param description what it is
 * @param location where it stands
 * @param status whether it may be used
 * @param identified false until a person has said what it is
 * @param version counts its changes, so that two people don't overwrite each other
 * @param registeredAt since when it is in the list
 */
public record Equipment(
        long id,
        EquipmentTag tag,
        Description description,
        Location location,
        EquipmentStatus status,
        boolean identified,
        int version,
        Instant registeredAt) {}
