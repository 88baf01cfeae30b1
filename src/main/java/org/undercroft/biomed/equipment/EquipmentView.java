package org.undercroft.biomed.equipment;

import java.time.Instant;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentStatus;

/** A machine as programs read it; for the components see {@link Equipment} and {@link Description}. */
record EquipmentView(
        String tag,
        String name,
        String make,
        String model,
        String serial,
        String udi,
        EquipmentCategory category,
        String owner,
        String building,
        String room,
        EquipmentStatus status,
        boolean identified,
        String notes,
        int version,
        Instant registeredAt) {

    static EquipmentView of(Equipment machine) {
        Description is = machine.description();
        return new EquipmentView(
                machine.tag().value(),
                is.name(),
                is.make(),
                is.model(),
                is.serial(),
                is.udi(),
                is.category(),
                is.owner(),
                machine.location().building(),
                machine.location().room(),
                machine.status(),
                machine.identified(),
                is.notes(),
                machine.version(),
                machine.registeredAt());
    }
}
