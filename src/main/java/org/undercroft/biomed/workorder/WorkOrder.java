package org.undercroft.biomed.workorder;

import java.time.Instant;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkOrderNumber;

/**
 * A work order.
 *
 * @param id the database's identity
 * @param number as people write it
 * @param equipmentTag the machine
 * @param equipmentName what the machine is called
 * @param kind why work is done
 * @param title what is wrong, in one line
 * @param evidence what was known of it when it was opened
 * @param outOfService whether the machine must not be used until it is done
 * @param openedAt when it was opened
 * @param openedBy by whom or what
 * @param progress how far it has come
 * @param version counts its changes, so that two people don't overwrite each other
 */
public record WorkOrder(
        long id,
        WorkOrderNumber number,
        EquipmentTag equipmentTag,
        String equipmentName,
        WorkOrderKind kind,
        String title,
        String evidence,
        boolean outOfService,
        Instant openedAt,
        String openedBy,
        Progress progress,
        int version) {

    /** How far it has come, in a word. */
    public WorkOrderState state() {
        return progress.state();
    }

    /** Whether it is still open after it should have been done. */
    public boolean isOverdue(Instant now) {
        return state().isOpen() && progress.dueAt().isBefore(now);
    }
}
