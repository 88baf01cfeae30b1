package org.undercroft.biomed.equipment;

import java.util.List;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkshopActivity;

/** Knows what work was done on a machine. The equipment list shows it and does not ask what it means. */
public interface MachineWork {

    /** The latest work orders of a machine, the latest first. */
    List<WorkshopActivity.Line> latest(EquipmentTag tag, int atMost);
}
